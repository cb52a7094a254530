drop procedure people.note_moved;
