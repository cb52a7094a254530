-- The housing fund of a department (FSL): who runs it, its rule in words, what to bring, who may lodge a file, where it was read and when.
-- Without association: the network's head keeps it, for all. No person is named.
create table energy.fund (
    id             uuid primary key,
    association    uuid references access.association,
    department     text not null check (department ~ '^([0-9]{2}|2[AB]|9[0-9]{2})$'),
    body           text not null default '' check (length(body) <= 120),
    rule           text not null check (length(rule) between 3 and 1000),
    -- the rule as a table, where it is known: who, and under how much a month
    ceiling_of     text[] not null default '{}' check (cardinality(ceiling_of) <= 12),
    ceiling_cents  bigint[] not null default '{}' check (cardinality(ceiling_cents) = cardinality(ceiling_of)),
    smallest_cents bigint check (smallest_cents between 0 and 100000000),
    yearly_cents   bigint check (yearly_cents between 0 and 100000000),
    aid            text not null check (aid in ('grant', 'loan', 'both', 'unknown')),
    lodged_by      text not null check (lodged_by in ('person', 'worker', 'both', 'unknown')),
    papers         text[] not null default '{}' check (cardinality(papers) <= 20),
    email          text check (length(email) <= 254),
    phone          text check (length(phone) <= 30),
    postal_lines   text[] not null default '{}' check (cardinality(postal_lines) <= 5),
    source         text not null check (length(source) between 3 and 200),
    read_on        date not null,
    changed_by     uuid,
    changed_at     timestamptz not null,
    version        int not null default 1,
    unique nulls not distinct (association, department)
);

-- An association keeps its own and reads what the network shares; what is shared the network's head keeps.
alter table energy.fund enable row level security;
alter table energy.fund force row level security;
create policy own on energy.fund using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
create policy shared on energy.fund for select using (association is null
    and (select current_setting('parvis.scope', true)) in ('association', 'network'));
create policy share on energy.fund using (association is null and (select current_setting('parvis.scope', true)) = 'network');
grant select, insert, update, delete on energy.fund to ${app};

-- The month of a household, kept only because the person wants it: sealed, one a case, gone with it.
create table energy.budget (
    case_file   uuid primary key references cases.case_file on delete cascade,
    association uuid not null references access.association,
    said        bytea not null,
    key         text not null,
    kept_on     date not null,
    kept_by     uuid not null
);
create index budget_by_key on energy.budget (association, key);
alter table energy.budget enable row level security;
alter table energy.budget force row level security;
create policy own on energy.budget using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
grant select, insert, update, delete on energy.budget to ${app};
