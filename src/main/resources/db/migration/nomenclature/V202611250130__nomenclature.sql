create extension if not exists btree_gist;
create schema nomenclature;
grant usage on schema nomenclature to ${app};

-- One row. Each change of the nomenclature takes it, so that changes wait for each other and every reader sees that there was one.
create table nomenclature.revision (
    id             int primary key default 1 check (id = 1),
    number         bigint not null default 0,
    -- digest of the content last taken from the application itself
    shipped_digest text not null default ''
);
insert into nomenclature.revision default values;

-- The identity of a code: never deleted, never changed, never given to something else.
create table nomenclature.code (
    list       text not null check (list in ('theme', 'operator', 'level', 'presence', 'direction', 'result', 'age-band',
                                             'gender', 'situation', 'language')),
    code       text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 40),
    -- counts the changes of this code; a change says which one it was based on
    revision   bigint not null default 1,
    shipped    boolean not null default false,
    created_at timestamptz not null default now(),
    primary key (list, code)
);

-- What a code means, and where it stands, over a period. The past is closed to change.
create table nomenclature.code_version (
    id          uuid primary key default uuidv7(),
    list        text not null,
    code        text not null,
    valid       daterange not null check (not isempty(valid)),
    parent      text check (parent <> code),
    position    int not null,
    -- {"fr": {"label": "...", "short": "..."}, "en": ...}; French is required
    labels      jsonb not null check (coalesce(labels -> 'fr' ->> 'label', '') <> '' and coalesce(labels -> 'fr' ->> 'short', '') <> ''),
    attributes  jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object'),
    recorded_at timestamptz not null default now(),
    recorded_by uuid,
    foreign key (list, code) references nomenclature.code,
    foreign key (list, parent) references nomenclature.code (list, code),
    constraint one_meaning_a_day exclude using gist (list with =, code with =, valid with &&)
);

-- The lists of others, which acts are translated to.
create table nomenclature.outside_list (
    list     text primary key,
    -- 'act' (theme, operator, presence, level) or the list of ours that it translates
    maps     text not null,
    -- whether one act may stand under several of its codes
    several  boolean not null default false,
    position int not null,
    labels   jsonb not null,
    source   text not null default ''
);
create table nomenclature.outside_code (
    list     text not null references nomenclature.outside_list,
    code     text not null,
    position int not null,
    labels   jsonb not null,
    primary key (list, code)
);

-- What an act counts as outside. An empty theme, operator, presence or level stands for any; no target says "nothing there".
-- Two times: valid (for acts of which days) and recorded (between when and when we held it for true).
create table nomenclature.crosswalk (
    id           uuid primary key default uuidv7(),
    outside_list text not null references nomenclature.outside_list,
    theme        text not null default '',
    operator     text not null default '',
    presence     text not null default '',
    level        text not null default '',
    -- the code itself, where the outside list translates one list of ours
    trait        text not null default '',
    targets      text[] not null,
    valid        daterange not null check (not isempty(valid)),
    recorded     tstzrange not null default tstzrange(now(), null) check (not isempty(recorded)),
    confirmed    boolean not null default true,
    note         text not null default '' check (length(note) <= 300),
    recorded_by  uuid,
    constraint one_translation_at_a_time exclude using gist (outside_list with =, theme with =, operator with =, presence with =,
        level with =, trait with =, valid with &&, recorded with &&)
);

-- The rules below hold for everybody, the owner of the tables included.

create function nomenclature.refuse() returns trigger language plpgsql as $$
begin
    raise exception '%', tg_argv[0] using errcode = 'restrict_violation';
end $$;

create trigger never_deleted before delete on nomenclature.code
    for each row execute function nomenclature.refuse('a code is never deleted, only closed');
create trigger never_emptied before truncate on nomenclature.code
    for each statement execute function nomenclature.refuse('a code is never deleted, only closed');
create trigger versions_never_emptied before truncate on nomenclature.code_version
    for each statement execute function nomenclature.refuse('what a code meant is never deleted');
create trigger never_renamed before update of list, code on nomenclature.code
    for each row when (old.list <> new.list or old.code <> new.code)
    execute function nomenclature.refuse('a code never changes its identity');
create trigger translations_never_deleted before delete on nomenclature.crosswalk
    for each row execute function nomenclature.refuse('a translation is never deleted, only replaced');
create trigger translations_never_emptied before truncate on nomenclature.crosswalk
    for each statement execute function nomenclature.refuse('a translation is never deleted, only replaced');
create trigger outside_codes_never_deleted before delete on nomenclature.outside_code
    for each row execute function nomenclature.refuse('an outside code is never deleted');

-- One day of margin: it is already tomorrow at La Réunion, still yesterday in Polynesia.
create function nomenclature.keep_the_past() returns trigger language plpgsql as $$
declare
    past date := current_date - 1;
begin
    if tg_op = 'INSERT' then
        if exists (select from nomenclature.code_version v where v.list = new.list and v.code = new.code)
           and (lower_inf(new.valid) or lower(new.valid) < past or not exists (
                select from nomenclature.code_version v
                where v.list = new.list and v.code = new.code
                  and (upper(v.valid) = lower(new.valid) or lower(v.valid) = upper(new.valid)))) then
            raise exception 'code % of % is not re-used: a new meaning follows the one before, from today at the earliest',
                new.code, new.list using errcode = 'restrict_violation';
        end if;
        return new;
    end if;
    if tg_op = 'DELETE' then
        if lower_inf(old.valid) or lower(old.valid) <= current_date then
            raise exception 'what code % of % meant is never deleted', old.code, old.list using errcode = 'restrict_violation';
        end if;
        return old;
    end if;
    if lower_inf(old.valid) or lower(old.valid) < past then
        if (new.list, new.code, new.parent, new.position, new.labels, new.attributes, lower(new.valid))
           is distinct from (old.list, old.code, old.parent, old.position, old.labels, old.attributes, lower(old.valid))
           or coalesce(upper(new.valid), 'infinity') is distinct from coalesce(upper(old.valid), 'infinity')
              and least(coalesce(upper(new.valid), 'infinity'), coalesce(upper(old.valid), 'infinity')) < past then
            raise exception 'what code % of % meant in the past does not change', old.code, old.list
                using errcode = 'restrict_violation';
        end if;
    end if;
    if (new.list, new.code) is distinct from (old.list, old.code) then
        raise exception 'a version stays with its code' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger past_is_kept before insert or update or delete on nomenclature.code_version
    for each row execute function nomenclature.keep_the_past();

create function nomenclature.keep_the_record() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        new.recorded := tstzrange(now(), null);
        if exists (select from unnest(new.targets) t (code) where not exists (
            select from nomenclature.outside_code o where o.list = new.outside_list and o.code = t.code)) then
            raise exception 'no such code in %: %', new.outside_list, new.targets using errcode = 'foreign_key_violation';
        end if;
        if exists (
            select from (values ('theme', new.theme), ('operator', new.operator), ('presence', new.presence), ('level', new.level),
                    ((select l.maps from nomenclature.outside_list l where l.list = new.outside_list), new.trait)) as part (list, code)
            where part.code <> '' and not exists (
                select from nomenclature.code c where c.list = part.list and c.code = part.code)) then
            raise exception 'a translation names a code that does not exist' using errcode = 'foreign_key_violation';
        end if;
        return new;
    end if;
    if not upper_inf(old.recorded)
       or to_jsonb(new) - 'recorded' <> to_jsonb(old) - 'recorded' then
        raise exception 'a translation is replaced, never changed' using errcode = 'restrict_violation';
    end if;
    new.recorded := tstzrange(lower(old.recorded), now());
    return new;
end $$;
create trigger record_is_kept before insert or update on nomenclature.crosswalk
    for each row execute function nomenclature.keep_the_record();

create function nomenclature.count_a_revision() returns trigger language plpgsql as $$
begin
    update nomenclature.revision set number = number + 1;
    return null;
end $$;
create trigger counted after insert or update on nomenclature.code
    for each statement execute function nomenclature.count_a_revision();
create trigger counted after insert or update or delete on nomenclature.code_version
    for each statement execute function nomenclature.count_a_revision();
create trigger counted after insert or update on nomenclature.crosswalk
    for each statement execute function nomenclature.count_a_revision();
create trigger counted after insert or update on nomenclature.outside_list
    for each statement execute function nomenclature.count_a_revision();
create trigger counted after insert or update on nomenclature.outside_code
    for each statement execute function nomenclature.count_a_revision();

-- Read by all; written only on behalf of the network's head.
do $$
declare
    t text;
begin
    foreach t in array array['revision', 'code', 'code_version', 'outside_list', 'outside_code', 'crosswalk'] loop
        execute format('alter table nomenclature.%I enable row level security', t);
        execute format('alter table nomenclature.%I force row level security', t);
        execute format('create policy read_by_all on nomenclature.%I for select using (true)', t);
        execute format('create policy added_by_the_network on nomenclature.%I for insert with check '
            '((select current_setting(''parvis.scope'', true)) = ''network'')', t);
        execute format('create policy changed_by_the_network on nomenclature.%I for update '
            'using ((select current_setting(''parvis.scope'', true)) = ''network'') '
            'with check ((select current_setting(''parvis.scope'', true)) = ''network'')', t);
    end loop;
end $$;
create policy withdrawn_by_the_network on nomenclature.code_version for delete
    using ((select current_setting('parvis.scope', true)) = 'network');
grant select on all tables in schema nomenclature to ${app};
grant update on nomenclature.revision to ${app};
grant insert, update on nomenclature.code, nomenclature.outside_list, nomenclature.outside_code to ${app};
grant insert, update, delete on nomenclature.code_version to ${app};
grant insert, update on nomenclature.crosswalk to ${app};
