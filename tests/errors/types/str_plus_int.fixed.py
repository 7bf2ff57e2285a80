"""Text and number do not add up."""
count = 3
message = "count: " + str(count)
print(message)
