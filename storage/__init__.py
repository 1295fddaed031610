"""What the company knows: tables, one module of functions for each thing remembered, migrations.

Functions take the session and do not commit; whoever opened the session does.
"""
