call people.note_moved('messages.message.person', 'messages.message', 'select unnest(merges), id from messages.message');
alter table messages.message drop column merges;
