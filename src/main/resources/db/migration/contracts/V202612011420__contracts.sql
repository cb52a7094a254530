create schema contracts;
grant usage on schema contracts to ${app};

-- Who pays for what, over which period. "partner": the funder. "priority": 1 pays first. "closed_until": acts until that day are attributed no more,
-- because a report on them was sent.
create table contracts.contract (
    id           uuid primary key,
    association  uuid not null references access.association,
    partner      uuid not null references partners.partner,
    name         text not null check (length(name) between 3 and 80),
    reference    text not null default '' check (length(reference) <= 40),
    first_day    date not null,
    last_day     date not null check (last_day >= first_day),
    priority     int not null check (priority between 1 and 99),
    closed_until date,
    made_by      uuid not null,
    made_at      timestamptz not null,
    version      int not null default 0,
    unique (association, id),
    unique (association, name)
);
create index contract_by_period on contracts.contract (association, last_day);
create trigger own_or_shared before insert or update of association, partner on contracts.contract
    for each row execute function partners.own_or_shared();

-- One promise of a contract: so many units. Without a price and without a lump sum it counts acts and never pays them. Amounts in cents.
create table contracts.line (
    id          uuid primary key,
    association uuid not null,
    contract    uuid not null,
    position    int not null check (position between 1 and 99),
    name        text not null check (length(name) between 3 and 80),
    unit        text not null check (unit in ('visits', 'requests', 'activities', 'hours')),
    promised    int not null check (promised between 1 and 10000000),
    price       bigint check (price between 1 and 100000000),
    lump        bigint check (lump between 1 and 100000000000),
    removed_at  timestamptz,
    unique (association, id),
    unique (association, contract, position),
    check (num_nonnulls(price, lump) <= 1),
    foreign key (association, contract) references contracts.contract (association, id)
);

-- Which acts a line counts, over some days. An empty list asks for nothing. Themes may be families. The versions of a line never overlap.
create table contracts.rule (
    id          uuid primary key,
    association uuid not null,
    line        uuid not null,
    during      daterange not null check (not isempty(during) and not lower_inf(during)),
    requests    boolean not null,
    activities  boolean not null,
    themes      text[] not null default '{}',
    operators   text[] not null default '{}',
    presences   text[] not null default '{}',
    kinds       text[] not null default '{}',
    points      uuid[] not null default '{}',
    communes    text[] not null default '{}',
    departments text[] not null default '{}',
    made_by     uuid not null,
    made_at     timestamptz not null,
    check (requests or activities),
    foreign key (association, line) references contracts.line (association, id),
    constraint one_rule_a_day exclude using gist (line with =, during with &&)
);

create table contracts.instalment (
    id          uuid primary key,
    association uuid not null,
    contract    uuid not null,
    due_on      date not null,
    amount      bigint not null check (amount between 1 and 100000000000),
    received_on date,
    foreign key (association, contract) references contracts.contract (association, id)
);
create index instalment_of on contracts.instalment (association, contract, due_on);

-- A report that the funder awaits on what was done until "covers_until".
create table contracts.report_due (
    id           uuid primary key,
    association  uuid not null,
    contract     uuid not null,
    due_on       date not null,
    covers_until date not null check (covers_until <= due_on),
    sent_on      date,
    foreign key (association, contract) references contracts.contract (association, id)
);
create index report_of on contracts.report_due (association, contract, due_on);
create index report_awaited on contracts.report_due (association, due_on) where sent_on is null;

-- An act that a line counts: a request of a visit, or an activity. "units" and "paid_units" in the line's unit, minutes for hours; of the requests of a
-- visit one counts as the visit. "reason" says why it is paid or why not, "rival" which other line would have paid. Rows outlive their act where the
-- contract is closed until their day.
create table contracts.attribution (
    association uuid not null,
    act_kind    text not null check (act_kind in ('request', 'activity')),
    act         uuid not null,
    line        uuid not null,
    contract    uuid not null,
    day         date not null,
    units       int not null check (units >= 0),
    minutes     int not null check (minutes >= 0),
    paid        boolean not null,
    paid_units  int not null check (paid_units >= 0),
    reason      text not null,
    rival       uuid,
    primary key (association, act_kind, act, line),
    foreign key (association, line) references contracts.line (association, id),
    check (paid or paid_units = 0)
);
-- whatever the code says, an act is paid once
create unique index paid_once on contracts.attribution (association, act_kind, act) where paid;
create index attribution_by_day on contracts.attribution (association, day);
create index attribution_of_line on contracts.attribution (association, line, day) include (units, paid_units, minutes);

-- What a person decided of an act: the line that pays it, or none.
create table contracts.overrule (
    association  uuid not null references access.association,
    act_kind     text not null check (act_kind in ('request', 'activity')),
    act          uuid not null,
    line         uuid,
    reason       text not null check (length(reason) between 3 and 300),
    overruled_by uuid not null,
    overruled_at timestamptz not null,
    primary key (association, act_kind, act),
    foreign key (association, line) references contracts.line (association, id)
);

-- What a person should look at: two contracts that would pay with the same priority ("tie"), a decision that cannot be followed any more ("overrule"),
-- an act that changed after a report was sent ("behind-closed").
create table contracts.finding (
    association uuid not null,
    kind        text not null check (kind in ('tie', 'overrule', 'behind-closed')),
    act_kind    text not null,
    act         uuid not null,
    line        uuid not null,
    other       uuid,
    day         date not null,
    primary key (association, kind, act_kind, act, line),
    foreign key (association, line) references contracts.line (association, id)
);
create index finding_by_day on contracts.finding (association, day);

-- From which day on acts are to be attributed anew; written with the change, deleted by who did it.
create table contracts.reattribution_due (
    id          bigint generated always as identity primary key,
    association uuid not null references access.association,
    first_day   date not null,
    last_day    date not null check (last_day >= first_day)
);
create index due_of on contracts.reattribution_due (association);

-- How the contracts of an association are doing, for the network's head: of no act. Amounts in cents.
create table contracts.summary (
    association uuid primary key references access.association,
    running     int not null check (running >= 0),
    below       int not null check (below >= 0),
    over        int not null check (over >= 0),
    late        int not null check (late >= 0),
    amount      bigint not null check (amount >= 0),
    computed_at timestamptz not null
);

do $$
declare t text;
begin
    foreach t in array array['contract', 'line', 'rule', 'instalment', 'report_due', 'attribution', 'overrule', 'finding', 'reattribution_due',
            'summary'] loop
        execute format('alter table contracts.%I enable row level security', t);
        execute format('alter table contracts.%I force row level security', t);
        execute format('create policy own on contracts.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
    foreach t in array array['reattribution_due', 'summary'] loop
        execute format('create policy head on contracts.%I for select using ((select current_setting(''parvis.scope'', true)) = ''network'')', t);
    end loop;
end $$;
grant select, insert, update on contracts.contract, contracts.line, contracts.summary to ${app};
grant select, insert, update, delete on contracts.rule, contracts.instalment, contracts.report_due, contracts.overrule to ${app};
grant select, insert, delete on contracts.attribution, contracts.finding, contracts.reattribution_due to ${app};

-- What other modules may read: which contract counts an act, and which one pays it.
create view contracts.counted_attribution with (security_invoker = true) as
    select association, act_kind, act, contract, line, day, units, minutes, paid, paid_units from contracts.attribution;
grant select on contracts.counted_attribution to ${app};
