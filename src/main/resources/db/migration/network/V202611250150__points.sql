create schema network;
grant usage on schema network to ${app};
create extension if not exists pg_trgm with schema public;

-- Reference data, loaded from the files that the application carries (INSEE, Licence Ouverte 2.0; GeoNames, CC-BY 4.0).
create table network.department (
    code        text primary key,
    name        text not null,
    region      text not null,
    region_name text not null,
    time_zone   text not null
);
create table network.commune (
    insee      text primary key,
    name       text not null,
    department text not null,
    region     text not null,
    postcodes  text[] not null,
    population int not null,
    latitude   double precision,
    longitude  double precision,
    -- lower case, without accents nor hyphens: what a search compares with
    plain      text not null
);
create index commune_by_plain on network.commune using gin (plain public.gin_trgm_ops);
create index commune_by_postcode on network.commune using gin (postcodes);
create table network.reference_file (
    name      text primary key,
    checksum  text not null,
    loaded_at timestamptz not null default now()
);

-- What the network says of an association, beside its identity (access.association).
create table network.association_profile (
    association uuid primary key references access.association,
    siret       text,
    rna         text,
    website     text,
    email       text,
    phone       text,
    version     int not null default 0
);

-- A place or vehicle where the public is received. Nothing is deleted: a closed point keeps its history.
create table network.point (
    id                 uuid primary key,
    association        uuid not null references access.association,
    name               text not null,
    kind               text not null check (kind in ('FIXED', 'MOBILE', 'PERMANENCE')),
    address            text not null,
    address_complement text,
    postcode           text not null,
    insee              text not null references network.commune,
    latitude           double precision check (latitude between -90 and 90),
    longitude          double precision check (longitude between -180 and 180),
    time_zone          text not null,
    phone              text,
    emails             text[] not null default '{}',
    websites           text[] not null default '{}',
    summary            text check (length(summary) <= 280),
    detail             text,
    -- OSM opening_hours; exceptional closures live in network.closure
    hours              text,
    booking            text,
    accessibility      text,
    -- labels of the network: pand, france-services
    labels             text[] not null default '{}',
    -- values of the national standard "lieux de mediation numerique"
    typology           text[] not null default '{}',
    services           text[] not null default '{}',
    publics            text[] not null default '{}',
    special_care       text[] not null default '{}',
    fees               text[] not null default '{}',
    access_modes       text[] not null default '{}',
    support_modes      text[] not null default '{}',
    programmes         text[] not null default '{}',
    training           text[] not null default '{}',
    other_labels       text[] not null default '{}',
    pivot              text,
    -- where the point came from, and its identifier there: the same file twice changes nothing
    source             text,
    source_id          text,
    opened_on          date not null,
    closed_on          date,
    updated_at         timestamptz not null default now(),
    version            int not null default 0,
    check (closed_on is null or closed_on >= opened_on)
);
create unique index point_by_source on network.point (association, source_id) where source_id is not null;
create index point_by_association on network.point (association, lower(name));
create index point_by_commune on network.point (insee);

-- A day or a period on which a point is closed, or open otherwise than by its weekly hours.
create table network.closure (
    id          uuid primary key,
    point       uuid not null references network.point,
    association uuid not null,
    first_day   date not null,
    last_day    date not null,
    -- nothing: closed; else OSM times of those days
    hours       text,
    reason      text not null default '',
    check (last_day >= first_day)
);
create index closure_by_point on network.closure (point, first_day);

do $$
declare t text;
begin
    foreach t in array array['point', 'closure', 'association_profile'] loop
        execute format('alter table network.%I enable row level security', t);
        execute format('alter table network.%I force row level security', t);
        -- read by all, written by their association or by the network's head
        execute format('create policy read_all on network.%I for select using (true)', t);
        execute format('create policy write_own on network.%I for all using ('
            || 'association = (select nullif(current_setting(''parvis.association'', true), '''')::uuid) '
            || 'or (select current_setting(''parvis.scope'', true)) = ''network'')', t);
    end loop;
end $$;

grant select, insert, update on network.point, network.association_profile to ${app};
grant select, insert, update, delete on network.closure to ${app};
-- reference data is written when the application starts
grant select, insert, update on network.department, network.commune, network.reference_file to ${app};
