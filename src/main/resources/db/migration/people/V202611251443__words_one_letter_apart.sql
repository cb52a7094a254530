-- Loads the library of trigrams: only then may the owner name its threshold.
select public.similarity('a', 'b');

-- The words that are one mistake away from another: a letter left out, put in, changed, or swapped with the next. Trigrams miss
-- these in short words; some four hundred looks into the index of words in use find them all.
create function people.one_letter_apart(said text) returns text[]
    language sql immutable
    set search_path = pg_catalog, pg_temp
return (
    select array_agg(distinct v) from (
        select left(said, i - 1) || substr(said, i + 1) as v from generate_series(1, length(said)) i
        union all
        select left(said, i - 1) || substr(said, i + 1, 1) || substr(said, i, 1) || substr(said, i + 2)
        from generate_series(1, length(said) - 1) i
        union all
        select left(said, i - 1) || chr(c) || substr(said, i + 1) from generate_series(1, length(said)) i, generate_series(97, 122) c
        union all
        select left(said, i) || chr(c) || substr(said, i + 1) from generate_series(0, length(said)) i, generate_series(97, 122) c) all_of_them);
revoke all on function people.one_letter_apart(text) from public;

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
    alike text[] collate "C";
begin
    if ours is null or asked is null then
        return '{}';
    end if;
    if length(said) between 3 and 24 then
        near := people.one_letter_apart(said);
    end if;
    select array_agg(l.word order by l.nearness desc, l.word) into alike
    from (select n.word, max(n.nearness) as nearness
          from (select k.word, 0.9 + public.similarity(k.word, said) / 10 as nearness from people.known_word k
                where k.association = ours and k.sound = like_sound and like_sound <> ''
                union all
                select k.word, 0.8 + public.similarity(k.word, said) / 10 from people.known_word k
                where k.association = ours and k.word = any (near)
                union all
                select k.word, public.similarity(k.word, said) from people.known_word k
                where k.association = ours and length(said) >= 4 and k.word operator(public.%) said
                union all
                select k.word, 0.5 from people.known_word k
                where k.association = ours and length(said) >= 4 and k.word like '%' || said || '%') n
          group by n.word order by 2 desc limit most) l;
    return coalesce(alike, '{}');
end $$;
