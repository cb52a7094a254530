-- The search of names with a quicker form beside it, for a search that asks for many other things at each pause in typing. It is content with
-- five who are found as it was asked, and compares letters only where nobody was. Without "quick" nothing has changed.
drop function people.find_by_name(text[], text[], int);
create function people.find_by_name(asked text[], heard text[], most int, quick boolean) returns table (person uuid, score real)
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
    -- By sound and one mistake, which are looked up by key, and by letters that are alike, which reads much. A quick search does the second only
    -- where nobody was found as it was asked: first of words that nobody's name begins with, then of all if that found nobody.
    begins := sizes;
    for step in case when quick then 1 else 3 end .. 3 loop
        exit when quick and (step > 1 and cardinality(seen) > 0 or step = 2 and told >= 5 or step = 3 and told > 0);
        continue when step = 2 and not 0 = any (begins);
        n1 := people.words_like(said[1], heard[1], case step when 1 then 100 else 40 end, (step = 3 or step = 2 and begins[1] = 0) and not people.in_use(said[1]));
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
        n2 := people.words_like(said[2], heard[2], case step when 1 then 100 else 40 end, (step = 3 or step = 2 and begins[2] = 0) and not people.in_use(said[2]));
        n3 := people.words_like(said[3], heard[3], case step when 1 then 100 else 40 end, (step = 3 or step = 2 and begins[3] = 0) and not people.in_use(said[3]));
        n4 := people.words_like(said[4], heard[4], case step when 1 then 100 else 40 end, (step = 3 or step = 2 and begins[4] = 0) and not people.in_use(said[4]));
        n5 := people.words_like(said[5], heard[5], case step when 1 then 100 else 40 end, (step = 3 or step = 2 and begins[5] = 0) and not people.in_use(said[5]));
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
revoke all on function people.find_by_name(text[], text[], int, boolean) from public;
grant execute on function people.find_by_name(text[], text[], int, boolean) to ${app};
