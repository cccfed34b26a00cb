"""What is asked of servers that writers name, by one guarded door.

A page that somebody links to is asked from here and from nowhere else; what operators name in the
settings, such as an identity provider, is trusted, and its library asks it.
"""
