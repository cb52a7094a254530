-- Each key that was there before holds the association now.
drop procedure access.bind_key(regclass, name);
