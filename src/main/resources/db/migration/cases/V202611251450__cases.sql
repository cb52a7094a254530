create schema cases;
grant usage on schema cases to ${app};

-- How a case of a kind usually goes: papers to bring, steps, their delays with the source that says so and the day it was read.
-- Everybody reads them, the network's head writes them. A template is closed, never deleted.
create table cases.template (
    code       text primary key check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
    label      text not null check (length(label) between 3 and 80),
    theme      text not null,
    operator   text,
    date_asked text not null default '' check (length(date_asked) <= 80),
    papers     text[] not null default '{}' check (cardinality(papers) <= 30),
    steps      jsonb not null default '[]',
    closed     boolean not null default false,
    version    int not null default 0,
    changed_by uuid,
    changed_at timestamptz
);

-- Something asked for somebody. What is said of it is sealed as the files of persons are; "key" names the key.
create table cases.case_file (
    id            uuid primary key,
    association   uuid not null references access.association,
    person        uuid not null references people.person,
    template      text references cases.template,
    theme         text not null,
    operator      text,
    asked         bytea not null,
    key           text not null,
    counted_from  date,
    opened_on     date not null,
    opened_by     uuid not null,
    opened_at     timestamptz not null,
    responsible   uuid not null,
    waiting_on    text not null default 'us' check (waiting_on in ('us', 'person', 'body', 'partner')),
    waiting_since date not null,
    closed_on     date,
    version       int not null default 0
);
create index case_file_of on cases.case_file (person);
create index case_file_open on cases.case_file (association, responsible, waiting_since) where closed_on is null;
create index case_file_by_key on cases.case_file (association, key);

-- A step or a paper to bring. "because" tells why it is due: a template's delay from a date, with its source.
create table cases.step (
    id          uuid primary key,
    association uuid not null,
    case_file   uuid not null references cases.case_file on delete cascade,
    position    int not null,
    kind        text not null check (kind in ('step', 'paper')),
    said        bytea not null,
    key         text not null,
    due         date,
    because     text not null default '' check (length(because) <= 300),
    done_on     date,
    done_by     uuid,
    unique (case_file, position)
);
create index step_by_key on cases.step (association, key);
create index step_due on cases.step (association, due) where done_on is null and due is not null;

-- A call, a mail, a letter: with whom, and what they said.
create table cases.contact_made (
    id          uuid primary key,
    association uuid not null,
    case_file   uuid not null references cases.case_file on delete cascade,
    day         date not null,
    made_by     uuid not null,
    made_at     timestamptz not null,
    channel     text not null check (channel in ('call', 'mail', 'letter', 'portal', 'meeting')),
    party       text not null check (party in ('person', 'body', 'partner')),
    said        bytea not null,
    key         text not null
);
create index contact_made_of on cases.contact_made (case_file, made_at desc);
create index contact_made_by_key on cases.contact_made (association, key);

-- What came of a case each time that it was closed; reopening does not unsay it.
create table cases.closing (
    id            uuid primary key,
    association   uuid not null,
    case_file     uuid not null references cases.case_file on delete cascade,
    outcome       text not null check (outcome in ('obtained', 'partly', 'refused', 'recourse', 'cut-avoided', 'given-up', 'elsewhere')),
    cents         bigint check (cents between 0 and 10000000),
    closed_on     date not null,
    closed_by     uuid not null,
    reopened_on   date,
    reopened_by   uuid
);
create index closing_of on cases.closing (case_file, closed_on);
create unique index closing_standing on cases.closing (case_file) where reopened_on is null;

-- What stays of a case whose person was erased: enough to count, nothing that tells who.
create table cases.outcome_of_nobody (
    id          bigint generated always as identity primary key,
    association uuid not null,
    theme       text not null,
    operator    text,
    outcome     text not null,
    cents       bigint,
    month       date not null check (month = date_trunc('month', month))
);
create index outcome_of_nobody_by_month on cases.outcome_of_nobody (association, month);

-- Which cases came over in a merge of files, so that they go back when it is undone.
create table cases.moved (
    merge       uuid not null,
    case_file   uuid not null references cases.case_file on delete cascade,
    association uuid not null,
    primary key (merge, case_file)
);

do $$
declare t text;
begin
    foreach t in array array['case_file', 'step', 'contact_made', 'closing', 'moved', 'outcome_of_nobody'] loop
        execute format('alter table cases.%I enable row level security', t);
        execute format('alter table cases.%I force row level security', t);
        execute format('create policy own on cases.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
        execute format('grant select, insert, update, delete on cases.%I to ${app}', t);
    end loop;
end $$;
alter table cases.template enable row level security;
alter table cases.template force row level security;
create policy read on cases.template for select using (true);
create policy ship on cases.template for insert to current_user with check (true);
create policy write on cases.template for insert with check (current_setting('parvis.scope', true) = 'network');
create policy change on cases.template for update using (current_setting('parvis.scope', true) = 'network');
grant select, insert, update on cases.template to ${app};
grant maintain on cases.case_file to ${app};
