-- Answers are deleted seven days after they were read; uncertain messages are found without reading the others.
create index message_uncertain on messages.message (association, not_after) where state = 'uncertain';
grant delete on messages.reply to ${app};
