create schema opendata;
grant usage on schema opendata to ${app};

-- A feed of somebody else's that the network's head follows: read each night, compared, never taken without a person.
create table opendata.followed_feed (
    id            uuid primary key,
    name          text not null check (length(name) between 1 and 120),
    -- of the web, or the name of a file in the folder that the setting names
    address       text not null check (length(address) between 1 and 2000),
    -- whose points the new places become
    for_points_of uuid not null references access.association,
    created_at    timestamptz not null,
    stopped_at    timestamptz,
    -- a reading that runs; two servers read it once
    reading_since timestamptz,
    read_at       timestamptz,
    -- why it could not be read: key of the sentence, and what that needs
    problem       text,
    problem_args  text[] not null default '{}',
    places        int not null default 0,
    refused       int not null default 0,
    -- what was left out or refused, by line and field; the first ones
    remarks       jsonb not null default '[]'
);
create unique index followed_feed_by_address on opendata.followed_feed (address) where stopped_at is null;

-- Which of our points a place of a feed was found to be: kept, so that a new name does not make it another place.
create table opendata.link (
    feed      uuid not null references opendata.followed_feed,
    source_id text not null,
    point     uuid not null references network.point,
    primary key (feed, source_id)
);
create index link_by_point on opendata.link (point);

-- A difference that waits for a person, or was decided: the same is not proposed again until the feed says something else.
create table opendata.proposal (
    id          uuid primary key,
    feed        uuid not null references opendata.followed_feed,
    source_id   text not null,
    -- what it is about: a part of the place, NEW or GONE
    facet       text not null,
    point       uuid references network.point,
    name        text not null,
    commune     text not null,
    ours        text not null,
    theirs      text not null,
    -- all that the feed said which the proposal rests on
    fingerprint text not null,
    -- the place as the feed tells it, in the national standard; nothing for GONE
    place       jsonb,
    line        int,
    state       text not null default 'OPEN' check (state in ('OPEN', 'ACCEPTED', 'ASIDE')),
    proposed_at timestamptz not null,
    decided_at  timestamptz,
    decided_by  uuid,
    unique (feed, source_id, facet),
    check ((point is null) = (facet = 'NEW' and state <> 'ACCEPTED')),
    check ((state = 'OPEN') = (decided_at is null))
);
create index proposal_open on opendata.proposal (feed, name, source_id) where state = 'OPEN';
create index proposal_by_point on opendata.proposal (point);

do $$
declare t text;
begin
    foreach t in array array['followed_feed', 'link', 'proposal'] loop
        execute format('alter table opendata.%I enable row level security', t);
        execute format('alter table opendata.%I force row level security', t);
        execute format('create policy of_the_network on opendata.%I using ('
            || '(select current_setting(''parvis.scope'', true)) = ''network'')', t);
    end loop;
end $$;

grant select, insert, update on opendata.followed_feed to ${app};
grant select, insert, update, delete on opendata.link, opendata.proposal to ${app};
