"""What a run tells of its pauses: the trace file read (`trace`), drawn as text (`terminal`) and as a picture (`picture`).

Plain Python over the file that the knob `trace` writes (`runtime/gc/report.py`); nothing here knows how the collector works.
"""
