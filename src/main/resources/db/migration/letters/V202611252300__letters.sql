create schema letters;
grant usage on schema letters to ${app};

-- Letters that come often, with {fields} that are filled from the person and the case, and [gaps] that a person fills. Everybody reads
-- them, the network's head writes them. A template is closed, never deleted. What it says of the law stands beside its source and the
-- day it was read: one a line, "text | 24/11/2026".
create table letters.template (
    code       text primary key check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
    label      text not null check (length(label) between 3 and 80),
    kind       text not null default 'letter' check (kind in ('letter', 'attestation')),
    theme      text,
    addressee  text not null default '' check (length(addressee) <= 400),
    reference  text not null default '' check (length(reference) <= 160),
    subject    text not null check (length(subject) between 1 and 160),
    salutation text not null default '' check (length(salutation) <= 120),
    body       text not null check (length(body) between 1 and 8000),
    closing    text not null default '' check (length(closing) <= 400),
    enclosures text not null default '' check (length(enclosures) <= 1000),
    sources    text not null default '' check (length(sources) <= 1000),
    closed     boolean not null default false,
    version    int not null default 0,
    changed_by uuid,
    changed_at timestamptz
);

-- A letter or an attestation in somebody's name. What it says is sealed as the files of persons are; "key" names the key. The foreign key
-- waits for the end of the transaction: an erasure deletes cases and letters in whatever order.
create table letters.letter (
    id          uuid primary key,
    association uuid not null references access.association,
    person      uuid not null references people.person,
    case_file   uuid not null references cases.case_file deferrable initially deferred,
    template    text references letters.template,
    based_on    uuid,
    kind        text not null check (kind in ('letter', 'attestation')),
    state       text not null default 'draft' check (state in ('draft', 'ready', 'sent', 'dropped')),
    year        int,
    number      int check (number > 0),
    said        bytea not null,
    key         text not null,
    written_by  uuid not null,
    begun_on    date not null,
    changed_by  uuid not null,
    changed_at  timestamptz not null,
    version     int not null default 0,
    unique (association, year, number),
    check ((year is null) = (number is null)),
    check ((state = 'draft') = (number is null))
);
create index letter_of_case on letters.letter (case_file, begun_on desc);
create index letter_of_person on letters.letter (person, begun_on desc);
create index letter_mine on letters.letter (association, written_by, begun_on desc, id desc);
create index letter_in_state on letters.letter (association, state, begun_on desc, id desc);
create index letter_latest on letters.letter (association, begun_on desc, id desc);
create index letter_by_key on letters.letter (association, key);

-- How a letter went, once. A mail that is on its way, or whose server never answered, is not "gone" yet.
create table letters.sending (
    letter      uuid primary key references letters.letter on delete cascade,
    association uuid not null,
    channel     text not null check (channel in ('post', 'registered', 'mail', 'portal', 'hand')),
    sent_on     date not null,
    sent_by     uuid not null,
    begun_at    timestamptz not null,
    gone        boolean not null,
    said        bytea not null,
    key         text not null
);
create index sending_by_key on letters.sending (association, key);

-- The last number of an association's year: taken in the transaction that numbers, so that none is skipped.
create table letters.last_number (
    association uuid not null,
    year        int not null,
    number      int not null,
    primary key (association, year)
);

-- Numbers whose letters were erased with the file of their person: the reader sees why there is no letter.
create table letters.number_of_nobody (
    association uuid not null,
    year        int not null,
    number      int not null,
    primary key (association, year, number)
);

do $$
declare t text;
begin
    foreach t in array array['letter', 'sending', 'last_number', 'number_of_nobody'] loop
        execute format('alter table letters.%I enable row level security', t);
        execute format('alter table letters.%I force row level security', t);
        execute format('create policy own on letters.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
        execute format('grant select, insert, update, delete on letters.%I to ${app}', t);
    end loop;
end $$;
alter table letters.template enable row level security;
alter table letters.template force row level security;
create policy read on letters.template for select using (true);
create policy ship on letters.template for insert to current_user with check (true);
create policy write on letters.template for insert with check (current_setting('parvis.scope', true) = 'network');
create policy change on letters.template for update using (current_setting('parvis.scope', true) = 'network');
grant select, insert, update on letters.template to ${app};
