-- Loads the library of trigrams: only then may the owner name its threshold.
select public.similarity('a', 'b');

-- Words in use that are like one that was asked: the same sound, one mistake apart, nearly the same letters, or holding it. The
-- likest first. Without "far" only the same sound and one mistake: for a word that is in use as it was asked, which is then no mistake.
drop function people.words_like(text, text, int);
create function people.words_like(asked text, heard text, most int, far boolean default true) returns text[]
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
    if far and length(said) >= 4 then
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
revoke all on function people.words_like(text, text, int, boolean) from public;
grant execute on function people.words_like(text, text, int, boolean) to ${app};

-- Whether the association has the word as it was asked.
create function people.in_use(asked text) returns boolean
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
    select exists (select from people.known_word k
        where k.association = nullif(current_setting('parvis.association', true), '')::uuid and k.word = asked collate "C")
$$;
revoke all on function people.in_use(text) from public;
grant execute on function people.in_use(text) to ${app};

-- The same search, led by the rarest of the words: what was asked is looked for among those who bear the word that fewest bear, instead of the
-- longest one's. A word that nobody bears leads nowhere; one that thousands bear leads only when no other did.
create or replace function people.find_by_name(asked text[], heard text[], most int) returns table (person uuid, score real)
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    ours constant uuid := nullif(current_setting('parvis.association', true), '')::uuid;
    said constant text[] collate "C" := asked[1:5];
    n    constant int := cardinality(said);
    -- bearers counted of one word; with more than that it is a common one
    common constant int := 3000;
    seen uuid[] := '{}';
    more uuid[];
    bearers int;
    sizes  int[] := '{}';
    driver int;
    n1 text[] collate "C"; n2 text[] collate "C"; n3 text[] collate "C"; n4 text[] collate "C"; n5 text[] collate "C";
    begun text collate "C";
    upto  text collate "C";
begin
    if ours is null or n is null or n = 0 then
        return;
    end if;
    for i in 1 .. n loop
        if n = 1 then
            bearers := 1;
        else
            select count(*) into bearers from (
                select from people.name_word x
                where x.association = ours and x.word >= said[i] and x.word < said[i] || chr(1114111) limit common) c;
        end if;
        sizes := sizes || bearers;
    end loop;
    for driver in select i from generate_series(1, n) i where sizes[i] > 0 order by sizes[i], i loop
        exit when cardinality(seen) > 0 and sizes[driver] = common;
        begun := said[driver];
        upto := begun || chr(1114111);
        select array_agg(f.person) into more from (
            select distinct on (w.person) w.person from (
                select x.person, x.word from people.name_word x
                where x.association = ours
                  and x.word >= begun and x.word < upto
                  and (n < 2 or driver = 1 or strpos(x.name, ' ' || said[1]) > 0)
                  and (n < 2 or driver = 2 or strpos(x.name, ' ' || said[2]) > 0)
                  and (n < 3 or driver = 3 or strpos(x.name, ' ' || said[3]) > 0)
                  and (n < 4 or driver = 4 or strpos(x.name, ' ' || said[4]) > 0)
                  and (n < 5 or driver = 5 or strpos(x.name, ' ' || said[5]) > 0)
                  and not x.person = any (seen)
                order by x.word, x.name limit most * 2) w
            order by w.person) f;
        seen := seen || coalesce(more, '{}');
        exit when cardinality(seen) >= most;
    end loop;
    return query
        select w.person, (case when bool_or(w.word = any (said)) then 2 else 1.5 end
                          + public.similarity(min(w.name), array_to_string(said, ' ')) / 10)::real
        from people.name_word w where w.person = any (seen) and w.association = ours group by w.person
        order by 2 desc limit most;
    if cardinality(seen) >= most then
        return;
    end if;
    n1 := people.words_like(said[1], heard[1], 40, not people.in_use(said[1]));
    if n = 1 then
        -- the likest words first, and of each no more than can be shown
        return query
            select l.person, max(1 - l.place / 100.0)::real from (
                select x.person, w.place from unnest(n1) with ordinality w (word, place),
                    lateral (select y.person from people.name_word y
                             where y.association = ours and y.word = w.word and not y.person = any (seen)
                             order by y.name limit most) x
                order by w.place limit most * 2) l
            group by l.person order by 2 desc limit most - cardinality(seen);
        return;
    end if;
    n2 := people.words_like(said[2], heard[2], 40, not people.in_use(said[2]));
    n3 := people.words_like(said[3], heard[3], 40, not people.in_use(said[3]));
    n4 := people.words_like(said[4], heard[4], 40, not people.in_use(said[4]));
    n5 := people.words_like(said[5], heard[5], 40, not people.in_use(said[5]));
    sizes := '{}';
    for i in 1 .. n loop
        select count(*) into bearers from (
            select from people.name_word x
            where x.association = ours and x.word = any (case i when 1 then n1 when 2 then n2 when 3 then n3 when 4 then n4 else n5 end)
            limit common) c;
        sizes := sizes || bearers;
    end loop;
    for driver in select i from generate_series(1, n) i where sizes[i] > 0 order by sizes[i], i loop
        return query
            select c.person, max(c.nearness)::real from (
                select x.person, public.similarity(x.name, array_to_string(said, ' ')) as nearness
                from people.name_word x
                where x.association = ours
                  and x.word = any (case driver when 1 then n1 when 2 then n2 when 3 then n3 when 4 then n4 else n5 end)
                  and not x.person = any (seen)
                  and (driver = 1 or strpos(x.name, ' ' || said[1]) > 0 or x.words && n1)
                  and (driver = 2 or strpos(x.name, ' ' || said[2]) > 0 or x.words && n2)
                  and (n < 3 or driver = 3 or strpos(x.name, ' ' || said[3]) > 0 or x.words && n3)
                  and (n < 4 or driver = 4 or strpos(x.name, ' ' || said[4]) > 0 or x.words && n4)
                  and (n < 5 or driver = 5 or strpos(x.name, ' ' || said[5]) > 0 or x.words && n5)
                limit 3000) c
            group by c.person order by 2 desc limit most - cardinality(seen);
        exit when found;
    end loop;
end $$;
