-- The owner reads the words of all names, for the functions below alone; each filters by the association of the transaction itself.
-- A policy would keep the trigram index from being used: its operators may tell what they saw, so they are asked last.
create policy search on people.name_word for select to current_user using (true);
create policy search on people.known_word for select to current_user using (true);

-- Words in use that are like one that was asked: the same sound, nearly the same letters, or holding it. The likest first.
create function people.words_like(asked text, heard text, most int) returns text[]
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp
    set pg_trgm.similarity_threshold = 0.35
as $$
declare
    ours constant uuid := nullif(current_setting('parvis.association', true), '')::uuid;
    said constant text collate "C" := asked;
    like_sound constant text collate "C" := heard;
    alike text[] collate "C";
begin
    if ours is null or asked is null then
        return '{}';
    end if;
    select array_agg(l.word order by l.nearness desc, l.word) into alike
    from (select n.word, max(n.nearness) as nearness
          from (select k.word, 0.9 + public.similarity(k.word, said) / 10 as nearness from people.known_word k
                where k.association = ours and k.sound = like_sound and like_sound <> ''
                union all
                select k.word, public.similarity(k.word, said) from people.known_word k
                where k.association = ours and length(said) >= 4 and k.word operator(public.%) said
                union all
                select k.word, 0.5 from people.known_word k
                where k.association = ours and length(said) >= 4 and k.word like '%' || said || '%') n
          group by n.word order by 2 desc limit most) l;
    return coalesce(alike, '{}');
end $$;

-- Persons of the association whose name holds all the words that were asked, as one types: each word the beginning of one of
-- theirs; when these are few, also words that sound or are written alike. The best first. At most five words, the longest first.
create function people.find_by_name(asked text[], heard text[], most int) returns table (person uuid, score real)
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    ours constant uuid := nullif(current_setting('parvis.association', true), '')::uuid;
    said constant text[] collate "C" := asked[1:5];
    n    constant int := cardinality(said);
    seen uuid[] := '{}';
    n1 text[] collate "C"; n2 text[] collate "C"; n3 text[] collate "C"; n4 text[] collate "C"; n5 text[] collate "C";
    begun text collate "C";
    upto  text collate "C";
begin
    if ours is null or n is null or n = 0 then
        return;
    end if;
    for driver in 1 .. n loop
        begun := said[driver];
        upto := begun || chr(1114111);
        select array_agg(f.person) into seen from (
            select distinct on (w.person) w.person from (
                select x.person, x.word from people.name_word x
                where x.association = ours
                  and x.word >= begun and x.word < upto
                  and (n < 2 or driver = 1 or strpos(x.name, ' ' || said[1]) > 0)
                  and (n < 2 or driver = 2 or strpos(x.name, ' ' || said[2]) > 0)
                  and (n < 3 or driver = 3 or strpos(x.name, ' ' || said[3]) > 0)
                  and (n < 4 or driver = 4 or strpos(x.name, ' ' || said[4]) > 0)
                  and (n < 5 or driver = 5 or strpos(x.name, ' ' || said[5]) > 0)
                order by x.word, x.name limit most * 2) w
            order by w.person) f;
        exit when seen is not null;
    end loop;
    seen := coalesce(seen, '{}');
    return query
        select w.person, (case when bool_or(w.word = any (said)) then 2 else 1.5 end
                          + public.similarity(min(w.name), array_to_string(said, ' ')) / 10)::real
        from people.name_word w where w.person = any (seen) and w.association = ours group by w.person
        order by 2 desc limit most;
    if cardinality(seen) >= most then
        return;
    end if;
    n1 := people.words_like(said[1], heard[1], 40);
    n2 := people.words_like(said[2], heard[2], 40);
    n3 := people.words_like(said[3], heard[3], 40);
    n4 := people.words_like(said[4], heard[4], 40);
    n5 := people.words_like(said[5], heard[5], 40);
    for driver in 1 .. n loop
        continue when cardinality(case driver when 1 then n1 when 2 then n2 when 3 then n3 when 4 then n4 else n5 end) = 0;
        return query
            select c.person, max(c.nearness)::real from (
                select x.person, public.similarity(x.name, array_to_string(said, ' ')) as nearness
                from people.name_word x
                where x.association = ours
                  and x.word = any (case driver when 1 then n1 when 2 then n2 when 3 then n3 when 4 then n4 else n5 end)
                  and not x.person = any (seen)
                  and (n < 2 or driver = 1 or strpos(x.name, ' ' || said[1]) > 0 or x.words && n1)
                  and (n < 2 or driver = 2 or strpos(x.name, ' ' || said[2]) > 0 or x.words && n2)
                  and (n < 3 or driver = 3 or strpos(x.name, ' ' || said[3]) > 0 or x.words && n3)
                  and (n < 4 or driver = 4 or strpos(x.name, ' ' || said[4]) > 0 or x.words && n4)
                  and (n < 5 or driver = 5 or strpos(x.name, ' ' || said[5]) > 0 or x.words && n5)
                limit 3000) c
            group by c.person order by 2 desc limit most - cardinality(seen);
        exit when found;
    end loop;
end $$;

-- Persons who may be the one described: a word that sounds or is written alike and nearly the same birth year (also its last digits
-- swapped), in the same place or with a second such word. Those with most such words first; scored by who asks.
create function people.find_alike(asked text[], heard text[], born int[], place text, most int) returns table (person uuid)
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    ours constant uuid := nullif(current_setting('parvis.association', true), '')::uuid;
    said constant text[] collate "C" := asked;
    at   constant text collate "C" := place;
    near text[] collate "C" := '{}';
begin
    if ours is null or asked is null then
        return;
    end if;
    for i in 1 .. least(cardinality(asked), 5) loop
        near := near || people.words_like(asked[i], heard[i], 30) || asked[i];
    end loop;
    return query
        select x.person from people.name_word x
        where x.association = ours and x.word = any (near)
          and (born = '{}' or x.birth_year is null or x.birth_year = any (born))
        group by x.person
        having count(*) >= least(2, cardinality(asked))
            or place <> '' and bool_or(x.birth_year = any (born) and strpos(x.name, at) > 0)
        order by count(*) desc, count(*) filter (where x.word = any (said)) desc
        limit most;
end $$;

revoke all on function people.words_like(text, text, int), people.find_by_name(text[], text[], int),
    people.find_alike(text[], text[], int[], text, int) from public;
grant execute on function people.words_like(text, text, int), people.find_by_name(text[], text[], int),
    people.find_alike(text[], text[], int[], text, int) to ${app};
