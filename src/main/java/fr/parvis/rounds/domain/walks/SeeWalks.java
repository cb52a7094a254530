// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.walks;

import fr.parvis.database.ResultRow;
import fr.parvis.rounds.domain.CurrentCrew;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Walks as the staff reads them: a month, its figures by sector, one walk with what it said before. */
@Component
@Transactional(readOnly = true)
public class SeeWalks {
    /**
     * Work done in a sector.
     *
     * @param sightings number of sightings; {@code relayed} of them were handed on and {@code answered} answered
     */
    public record Figures(UUID sector, int walks, int minutes, int persons, int sightings, int relayed, int answered) {}

    private final WalkTable walks;
    private final JudgeWalk judge;
    private final JdbcClient database;

    SeeWalks(WalkTable walks, JudgeWalk judge, JdbcClient database) {
        this.walks = walks;
        this.judge = judge;
        this.database = database;
    }

    public List<RecordedWalk> list(WalkFilter filter, int limit, int offset) {
        return walks.list(filter, limit, offset);
    }

    /** By sector, those most walked first. */
    public List<Figures> figures(WalkFilter filter) {
        return database.sql("""
                        with w as (select id, sector, minutes, persons from rounds.walk %s),
                             s as (select walk, count(*) as seen, count(relay) as relayed, count(answered_on) as answered
                                   from rounds.sighting where walk in (select id from w) group by walk)
                        select w.sector, count(*)::int, sum(w.minutes)::int, sum(w.persons)::int,
                               coalesce(sum(s.seen), 0)::int, coalesce(sum(s.relayed), 0)::int, coalesce(sum(s.answered), 0)::int
                        from w left join s on s.walk = w.id group by w.sector order by 2 desc, w.sector""".formatted(filter.where()))
                .params(filter.bound())
                .query(ResultRow.map(row -> new Figures(
                        row.uuid(1),
                        row.integer(2),
                        row.integer(3),
                        row.integer(4),
                        row.integer(5),
                        row.integer(6),
                        row.integer(7))))
                .list();
    }

    /** A walk that the current account may touch, also when it was taken back. */
    public Optional<RecordedWalk> find(UUID id) {
        var who = CurrentCrew.now();
        return walks.find(id)
                .filter(found ->
                        who.mayTouch(found.walk().account(), found.walk().colleagues()));
    }

    public List<EarlierWalk> earlier(UUID id) {
        return walks.earlier(id);
    }

    /** The photo of what was seen, for an account that may see the walk. */
    public Optional<byte[]> photo(UUID sighting) {
        return walks.walkOf(sighting).flatMap(this::find).flatMap(walk -> walks.photo(sighting));
    }

    public boolean isFree(RecordedWalk walk) {
        return judge.isFree(walk);
    }

    public int oldestDays() {
        return judge.oldestDays();
    }
}
