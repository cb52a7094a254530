-- Words in use that begin as one that was typed with one mistake in it, by key: a letter left out, put in, changed, or swapped with the next. The
-- likest first. Letters that are alike find them too, and read five thousand spellings for it.
create function people.words_begun_like(asked text, most int) returns text[]
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    ours constant uuid := nullif(current_setting('parvis.association', true), '')::uuid;
    said constant text collate "C" := asked;
    alike text[] collate "C";
begin
    if ours is null or asked is null or length(said) not between 4 and 24 then
        return '{}';
    end if;
    select array_agg(l.word order by l.nearness desc, l.word) into alike
    from (select b.word, max(public.similarity(b.word, said)) as nearness
          from unnest(people.one_letter_apart(said)) v (beginning), lateral (
              select k.word from people.known_word k
              where k.association = ours and k.word >= v.beginning collate "C" and k.word < v.beginning || chr(1114111)
              order by k.word limit 10) b
          group by b.word order by 2 desc limit most) l;
    return coalesce(alike, '{}');
end $$;
revoke all on function people.words_begun_like(text, int) from public;
grant execute on function people.words_begun_like(text, int) to ${app};

-- The quick form of the search of names looks nothing up by letters that are alike any more; the thorough form is unchanged.
create or replace function people.find_by_name(asked text[], heard text[], most int, quick boolean) returns table (person uuid, score real)
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
    begins int[];
    told   int := 0;
    written int;
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
    if cardinality(seen) >= most or quick and cardinality(seen) >= 5 then
        return;
    end if;
    -- By sound and one mistake, which are looked up by key, and by letters that are alike, which reads much. A quick search does it by key alone:
    -- first words that are whole, then beginnings of those that nobody's name begins with. Mistakes in other letters than ours have no keys.
    -- with nobody so far, one word is the one with a mistake, and where each begins somebody's name any of them may be
    begins := case when n = 1 or not 0 = any (sizes) then array_fill(0, array[n]) else sizes end;
    for step in case when quick then 1 else 3 end .. case when quick and array_to_string(said, '') !~ '[^a-z0-9]' then 2 else 3 end loop
        exit when quick and step > 1 and (cardinality(seen) > 0 or told >= 5 or step = 3 and told > 0);
        n1 := case when step = 2 and begins[1] = 0 then people.words_begun_like(said[1], 40)
            else people.words_like(said[1], heard[1], case step when 3 then 40 else 100 end, step = 3 and not people.in_use(said[1])) end;
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
            get diagnostics written = row_count;
            told := told + written;
            continue;
        end if;
        n2 := case when step = 2 and begins[2] = 0 then people.words_begun_like(said[2], 40)
            else people.words_like(said[2], heard[2], case step when 3 then 40 else 100 end, step = 3 and not people.in_use(said[2])) end;
        n3 := case when step = 2 and begins[3] = 0 then people.words_begun_like(said[3], 40)
            else people.words_like(said[3], heard[3], case step when 3 then 40 else 100 end, step = 3 and not people.in_use(said[3])) end;
        n4 := case when step = 2 and begins[4] = 0 then people.words_begun_like(said[4], 40)
            else people.words_like(said[4], heard[4], case step when 3 then 40 else 100 end, step = 3 and not people.in_use(said[4])) end;
        n5 := case when step = 2 and begins[5] = 0 then people.words_begun_like(said[5], 40)
            else people.words_like(said[5], heard[5], case step when 3 then 40 else 100 end, step = 3 and not people.in_use(said[5])) end;
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
            get diagnostics written = row_count;
            told := told + written;
            exit when written > 0;
        end loop;
    end loop;
end $$;
