create schema reports;
grant usage on schema reports to ${app};

-- A report of an association: what its maker chose and wrote and, once it is sent, all its words and figures as they were. Words are those of the
-- association's own templates and figures: nothing of a person.
create table reports.report (
    id          uuid primary key,
    association uuid not null references access.association,
    template    text not null check (template ~ '^[a-z0-9-]{1,60}$'),
    period      text not null check (period ~ '^20[0-9]{2}(-t[1-4])?$'),
    extent      text not null check (length(extent) <= 60),
    operator    text check (length(operator) <= 60),
    title       text not null check (length(title) between 1 and 160),
    -- by the id of the part: what its maker wrote in its place
    texts       jsonb not null,
    left_out    text[] not null,
    version     int not null check (version >= 1),
    -- the version that it replaces
    follows     uuid,
    made_by     uuid not null,
    made_at     timestamptz not null,
    revision    int not null,
    -- JSON of the whole report, as bytes that the hash (SHA-256, hexadecimal) is of
    model       text,
    sha256      text check (sha256 ~ '^[0-9a-f]{64}$'),
    frozen_by   uuid,
    frozen_at   timestamptz,
    unique (association, id),
    unique (association, follows),
    foreign key (association, follows) references reports.report (association, id),
    check (num_nonnulls(model, sha256, frozen_by, frozen_at) in (0, 4)),
    check ((version = 1) = (follows is null))
);
create index report_by_time on reports.report (association, made_at desc);

-- The paper of a frozen report, as it was sent.
create table reports.paper (
    association uuid not null,
    report      uuid not null,
    pdf         bytea not null,
    primary key (association, report),
    foreign key (association, report) references reports.report (association, id)
);

-- To whom a frozen report went, by mail. The address is forgotten after its term.
create table reports.sending (
    id          uuid primary key,
    association uuid not null,
    report      uuid not null,
    recipient   text not null check (length(recipient) between 1 and 120),
    address     text check (length(address) <= 200),
    sent_by     uuid not null,
    begun_at    timestamptz not null,
    -- false while nobody knows whether the server took it
    gone        boolean not null,
    unique (association, id),
    foreign key (association, report) references reports.report (association, id)
);
create index sending_of on reports.sending (association, report);

alter table reports.report enable row level security;
alter table reports.report force row level security;
alter table reports.paper enable row level security;
alter table reports.paper force row level security;
alter table reports.sending enable row level security;
alter table reports.sending force row level security;

-- What is frozen is neither changed nor deleted: the database sees to it.
create policy seen on reports.report for select using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
create policy made on reports.report for insert with check (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
create policy changed on reports.report for update
    using (association = (select nullif(current_setting('parvis.association', true), '')::uuid) and frozen_at is null)
    with check (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
create policy dropped on reports.report for delete
    using (association = (select nullif(current_setting('parvis.association', true), '')::uuid) and frozen_at is null);
create policy own on reports.paper using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
create policy own on reports.sending using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));

grant select, insert, update, delete on reports.report to ${app};
grant select, insert on reports.paper to ${app};
grant select, insert, update, delete on reports.sending to ${app};
