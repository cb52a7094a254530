-- Every spelling in use once, whoever's it is: what a mistyped word is compared with. With the association among its conditions an index
-- of trigrams reads the association's whole list at each question; here it reads only what looks alike, and those of the
-- association are then taken by key: ten times less. No row says whose it is, and the application may not read it.
create table people.spelling (
    word text collate "C" primary key
);
alter table people.spelling enable row level security;
alter table people.spelling force row level security;
create policy search on people.spelling to current_user using (true) with check (true);

insert into people.spelling (word) select distinct word from people.known_word;
drop index people.known_word_alike;
create index spelling_alike on people.spelling using gin (word public.gin_trgm_ops);
create index known_word_by_word on people.known_word (word);

create function people.spell() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    -- writes the row anew where it is there: who forgets it meanwhile is waited for
    insert into people.spelling (word) select distinct n.word from new_words n order by n.word
    on conflict (word) do update set word = excluded.word;
    return null;
end $$;
create trigger spelled after insert on people.known_word
    referencing new table as new_words for each statement execute function people.spell();

create function people.forget_spelling() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    -- locked first, looked at then: what somebody wrote meanwhile is seen
    perform from people.spelling s where s.word in (select o.word from old_words o) order by s.word for update;
    delete from people.spelling s where s.word in (select o.word from old_words o)
        and not exists (select from people.known_word k where k.word = s.word);
    return null;
end $$;
create trigger forgotten after delete on people.known_word
    referencing old table as old_words for each statement execute function people.forget_spelling();
revoke all on function people.spell(), people.forget_spelling() from public;

-- Loads the library of trigrams: only then may the owner name its threshold.
select public.similarity('a', 'b');

-- Words in use that are like one that was asked: the same sound, one mistake apart, nearly the same letters, or holding it. The
-- likest first.
create or replace function people.words_like(asked text, heard text, most int) returns text[]
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp
    set pg_trgm.similarity_threshold = 0.35
as $$
declare
    ours constant uuid := nullif(current_setting('parvis.association', true), '')::uuid;
    said constant text collate "C" := asked;
    like_sound constant text collate "C" := heard;
    near  text[] collate "C" := '{}';
    wide  text[] collate "C" := '{}';
    alike text[] collate "C";
begin
    if ours is null or asked is null then
        return '{}';
    end if;
    if length(said) between 3 and 24 then
        near := people.one_letter_apart(said);
    end if;
    -- in a step of its own: joined, the planner takes one word in a hundred for alike and reads the association's whole list
    if length(said) >= 4 then
        select array_agg(s.word) into wide from people.spelling s
        where s.word operator(public.%) said or s.word like '%' || said || '%';
    end if;
    select array_agg(l.word order by l.nearness desc, l.word) into alike
    from (select n.word, max(n.nearness) as nearness
          from (select k.word, 0.9 + public.similarity(k.word, said) / 10 as nearness from people.known_word k
                where k.association = ours and k.sound = like_sound and like_sound <> ''
                union all
                select k.word, 0.8 + public.similarity(k.word, said) / 10 from people.known_word k
                where k.association = ours and k.word = any (near)
                union all
                select k.word, greatest(public.similarity(k.word, said), case when strpos(k.word, said) > 0 then 0.5 else 0 end) from people.known_word k
                where k.association = ours and k.word = any (wide)) n
          group by n.word order by 2 desc limit most) l;
    return coalesce(alike, '{}');
end $$;
