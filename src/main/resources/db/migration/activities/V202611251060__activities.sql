create schema activities;
grant usage on schema activities to ${app};

-- What was done without a visitor: a meeting, a forum, a conflict calmed. Kind and partner are codes of the nomenclature, never
-- deleted there, checked when written. Minutes are those of the activity, counted once however many colleagues were there.
create table activities.activity (
    id          uuid primary key,
    association uuid not null references access.association,
    point       uuid,
    day         date not null,
    kind        text not null,
    minutes     int not null check (minutes between 5 and 1440),
    headcount   int not null check (headcount between 0 and 9999),
    partner     text,
    account     uuid not null,
    colleagues  uuid[] not null default '{}' check (cardinality(colleagues) <= 12),
    title       text check (length(title) <= 80),
    recorded_at timestamptz not null,
    version     int not null default 0,
    cancelled_at  timestamptz,
    cancelled_by  uuid,
    cancel_reason text check (length(cancel_reason) <= 300)
);
-- the actions of a month, newest first
create index activity_by_day on activities.activity (association, day, recorded_at) where cancelled_at is null;

-- What an activity said before each correction, and why it was corrected; "form" in the content is the version of its layout.
create table activities.earlier_version (
    activity    uuid not null references activities.activity,
    version     int not null,
    association uuid not null,
    content     jsonb not null,
    replaced_at timestamptz not null,
    replaced_by uuid not null,
    reason      text check (length(reason) <= 300),
    primary key (activity, version)
);

do $$
declare t text;
begin
    foreach t in array array['activity', 'earlier_version'] loop
        execute format('alter table activities.%I enable row level security', t);
        execute format('alter table activities.%I force row level security', t);
        execute format('create policy own on activities.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
end $$;

grant select, insert, update on activities.activity to ${app};
grant select, insert on activities.earlier_version to ${app};

-- What other modules may read: what is counted, never a title.
create view activities.counted_activity with (security_invoker = true) as
    select id, association, point, day, kind, minutes, headcount, partner, account, colleagues
    from activities.activity where cancelled_at is null;
grant select on activities.counted_activity to ${app};
