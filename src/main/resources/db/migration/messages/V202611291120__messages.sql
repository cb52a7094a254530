create schema messages;
grant usage on schema messages to ${app};

-- A message about something of another module ("about_kind", "about"), for one reason ("occasion"). "recipient_hash" is of whom it is for,
-- the file or else the telephone or the mailbox; "reached_hash" is of the number or mailbox that it goes to, by which a reply is found. What
-- it says and to whom is sealed ("said"), and forgotten seven days after its end. "claimed_until": one sender has it until then. An SMS that
-- is found claimed after that is uncertain and never sent again; "instead_of" is the message that this one stands in for. "merges" are the
-- merges of files that it came over in.
create table messages.message (
    id             uuid primary key,
    association    uuid not null references access.association,
    about_kind     text not null check (about_kind ~ '^[a-z][a-z-]{0,39}$'),
    about          uuid not null,
    occasion       text not null check (length(occasion) between 1 and 80),
    person         uuid,
    merges         uuid[] not null default '{}',
    recipient_hash bytea not null check (length(recipient_hash) = 32),
    reached_hash   bytea not null check (length(reached_hash) = 32),
    channel        text not null check (channel in ('sms', 'mail', 'call')),
    department     text not null check (length(department) between 2 and 3),
    said           bytea,
    key            text,
    send_after     timestamptz not null,
    not_after      timestamptz not null,
    state          text not null check (state in ('due', 'claimed', 'sent', 'delivered', 'failed', 'uncertain', 'withdrawn', 'too-late')),
    why            text,
    since          timestamptz not null,
    instead_of     uuid,
    asked_at       timestamptz not null,
    asked_by       uuid,
    claimed_until  timestamptz,
    attempts       int not null default 0,
    provider_ref   text check (length(provider_ref) between 1 and 200),
    unique (association, id),
    foreign key (association, person) references people.person (association, id),
    foreign key (association, instead_of) references messages.message (association, id) on delete set null (instead_of),
    check ((said is null) = (key is null)),
    check ((state = 'claimed') = (claimed_until is not null)),
    check (channel <> 'call' or state not in ('claimed', 'delivered', 'uncertain')),
    check (channel = 'sms' or state <> 'uncertain')
);

-- Never twice: whoever asks first plans it, and what was withdrawn may be asked for again.
create unique index message_once on messages.message (association, about_kind, about, occasion, recipient_hash, channel)
    where state <> 'withdrawn';
create index message_due on messages.message (association, channel, send_after, id) where state = 'due';
create index message_claimed on messages.message (association, channel, claimed_until) where state = 'claimed';
create index message_about on messages.message (association, about_kind, about);
create index message_listed on messages.message (association, since desc, id desc);
create index message_of on messages.message (person) where person is not null;
create index message_instead on messages.message (association, instead_of) where instead_of is not null;
create index message_by_ref on messages.message (provider_ref) where provider_ref is not null;
create index message_by_reached on messages.message (reached_hash, since desc);
create index message_by_key on messages.message (association, key) where key is not null;

-- What somebody answered by SMS, for the team to read; sealed, and forgotten with its message.
create table messages.reply (
    id          uuid primary key,
    association uuid not null references access.association,
    message     uuid not null,
    said        bytea not null,
    key         text not null,
    received_at timestamptz not null,
    seen_at     timestamptz,
    seen_by     uuid,
    foreign key (association, message) references messages.message (association, id) on delete cascade,
    check ((seen_at is null) = (seen_by is null))
);
create index reply_to_read on messages.reply (association, received_at, id) where seen_at is null;
create index reply_to on messages.reply (association, message);
create index reply_by_key on messages.reply (association, key);

-- Who wants no SMS any more: hashes of telephones alone, for all associations, because the number that we write from is shared. They have no
-- term, for forgetting them would undo the no; the person may take it back at a desk.
create table messages.stopped (
    hash  bytea primary key check (length(hash) = 32),
    since date not null,
    how   text not null check (how in ('sms', 'said'))
);

do $$
declare t text;
begin
    foreach t in array array['message', 'reply'] loop
        execute format('alter table messages.%I enable row level security', t);
        execute format('alter table messages.%I force row level security', t);
        execute format('create policy own on messages.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
end $$;

-- A provider reports by its own reference, or hands over what a number answered, before anybody knows whose message it is: those rows.
create policy by_reference on messages.message for select using (
    provider_ref = (select nullif(current_setting('parvis.message_reference', true), '')));
create policy by_number on messages.message for select using (
    encode(reached_hash, 'hex') = any ((select string_to_array(current_setting('parvis.message_numbers', true), ','))::text[]));

alter table messages.stopped enable row level security;
alter table messages.stopped force row level security;
create policy known on messages.stopped for select using (true);
create policy lifted on messages.stopped for delete using (current_setting('parvis.scope', true) = 'association');
create policy noted on messages.stopped for insert with check (current_setting('parvis.scope', true) in ('association', 'network'));

grant select, insert, update, delete on messages.message to ${app};
grant select, insert, update on messages.reply to ${app};
grant select, insert, delete on messages.stopped to ${app};
