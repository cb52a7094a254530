// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The legal texts of the network's site with all their versions. */
@Component
@Transactional(readOnly = true)
public class LegalTexts {
    public static final int LONGEST = 20_000;
    private static final Set<String> CONFORMITIES = Set.of("full", "partial", "none");
    private static final String SELECT =
            "select id, page, body, conformity, written_by, written_at from publicsite.legal_text ";
    private static final String OF_PAGE = SELECT + "where page = :page order by written_at desc, id desc";

    /** A text that the law, or its rules for public sites, asks for. */
    public enum Page {
        NOTICE,
        PRIVACY,
        ACCESSIBILITY;

        public String key() {
            return EnumCode.of(this);
        }
    }

    /**
     * A text as it was written once.
     *
     * @param body Markdown; null: the text that comes with Parvis
     * @param conformity result of an accessibility audit: full, partial, none; null when no audit is known
     */
    public record Version(
            UUID id,
            Page page,
            @Nullable String body,
            @Nullable String conformity,
            UUID writtenBy,
            Instant writtenAt) {}

    private final JdbcClient database;
    private final Journal journal;

    LegalTexts(JdbcClient database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** The version that is shown; nothing while nobody has written one. */
    public Optional<Version> current(Page page) {
        return database.sql(OF_PAGE + " limit 1")
                .param("page", page.key())
                .query(version())
                .optional();
    }

    /** All versions, the newest first. */
    public List<Version> list(Page page) {
        return database.sql(OF_PAGE).param("page", page.key()).query(version()).list();
    }

    public Optional<Version> find(UUID id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(version())
                .optional();
    }

    /**
     * Adds a version.
     *
     * @param body null: the text that comes with Parvis again
     * @param conformity of the page on accessibility; empty when no audit is known
     * @param basedOn the version that whoever writes has seen
     */
    @Transactional
    public Outcome<UUID> write(Page page, @Nullable String body, String conformity, @Nullable UUID basedOn) {
        if (body != null && body.isBlank()) return Outcome.refused("text", "legal.problem.empty");
        if (body != null && body.length() > LONGEST) return Outcome.refused("text", "legal.problem.long", LONGEST);
        if (!conformity.isEmpty() && (page != Page.ACCESSIBILITY || !CONFORMITIES.contains(conformity)))
            return Outcome.refused("conformity", "legal.problem.conformity");
        if (!Objects.equals(basedOn, current(page).map(Version::id).orElse(null))) return new Outcome.Changed<>();
        var id = Ids.next();
        database.sql("""
                        insert into publicsite.legal_text (id, page, body, conformity, written_by)
                        values (:id, :page, :body, :conformity, :by)""")
                .param("id", id)
                .param("page", page.key())
                .param("body", body)
                .param("conformity", conformity.isEmpty() ? null : conformity)
                .param("by", Actor.account())
                .update();
        journal.note("publicsite.legal-text-written", id.toString(), Map.of("page", page.key()));
        return new Outcome.Done<>(id);
    }

    private static RowMapper<Version> version() {
        return ResultRow.map(row -> new Version(
                row.uuid("id"),
                EnumCode.read(Page.class, row.text("page")),
                row.textOrNull("body"),
                row.textOrNull("conformity"),
                row.uuid("written_by"),
                row.instant("written_at")));
    }
}
