# mypy looks for the class of __spec__ here.
