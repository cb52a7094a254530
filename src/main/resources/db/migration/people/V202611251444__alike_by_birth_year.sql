-- Words that are alike are looked for among those of the association alone: trigrams of all others would be read and thrown away.
create extension if not exists btree_gin with schema public;
drop index people.known_word_alike;
create index known_word_alike on people.known_word using gin (association public.uuid_ops, word public.gin_trgm_ops);

-- Who may be the one described is looked for by word and birth year at once: of three thousand Maries, those of three years are read.
-- Nobody looks by sound alone: the words in use are asked for it.
drop index people.name_word_by_sound;
create index name_word_by_birth on people.name_word (association, word, birth_year) include (person, name);

create or replace function people.find_alike(asked text[], heard text[], born int[], place text, most int) returns table (person uuid)
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    ours  constant uuid := nullif(current_setting('parvis.association', true), '')::uuid;
    said  constant text[] collate "C" := asked;
    at    constant text collate "C" := place;
    years constant smallint[] := born::smallint[];
    near  text[] collate "C" := '{}';
begin
    if ours is null or asked is null then
        return;
    end if;
    for i in 1 .. least(cardinality(asked), 5) loop
        near := near || people.words_like(asked[i], heard[i], 30) || asked[i];
    end loop;
    return query
        select x.person from (
            select w.person, w.word, w.birth_year, w.name from people.name_word w
            where years <> '{}' and w.association = ours and w.word = any (near) and w.birth_year = any (years)
            union all
            select w.person, w.word, w.birth_year, w.name from people.name_word w
            where years <> '{}' and w.association = ours and w.word = any (near) and w.birth_year is null
            union all
            select w.person, w.word, w.birth_year, w.name from people.name_word w
            where years = '{}' and w.association = ours and w.word = any (near)) x
        group by x.person
        having count(*) >= least(2, cardinality(asked))
            or place <> '' and bool_or(x.birth_year = any (years) and strpos(x.name, at) > 0)
        order by count(*) desc, count(*) filter (where x.word = any (said)) desc
        limit most;
end $$;
