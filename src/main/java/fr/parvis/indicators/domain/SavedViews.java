// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.shell.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Questions kept under a name: one's own, and those that colleagues of the same association share. */
@Component
@Transactional
public class SavedViews {
    public static final int LONGEST_NAME = 80;
    public static final int LONGEST_QUESTION = 2000;

    /** More than that nobody finds again. */
    public static final int MOST = 100;

    private static final String SEEN = """
            select id, name, question, shared, account = :account as mine from indicators.view
            where association is not distinct from :association and (shared or account = :account)""";

    /**
     * A question under a name.
     *
     * @param question as in the address of its page, without the question mark
     * @param mine whether who asks saved it
     */
    public record View(UUID id, String name, String question, boolean shared, boolean mine) {}

    private final JdbcClient database;
    private final Clock clock;

    SavedViews(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One's own, then the shared ones, by name. */
    @Transactional(readOnly = true)
    public List<View> list(SignedIn who) {
        return database.sql(SEEN + " order by mine desc, lower(name), id limit 500")
                .param("account", who.account())
                .param("association", Asking.scope().association())
                .query(ResultRow.map(SavedViews::view))
                .list();
    }

    /** Nothing for what does not exist, or is neither one's own nor shared. */
    @Transactional(readOnly = true)
    public Optional<View> seen(SignedIn who, UUID id) {
        return database.sql(SEEN + " and id = :id")
                .param("account", who.account())
                .param("association", Asking.scope().association())
                .param("id", id)
                .query(ResultRow.map(SavedViews::view))
                .optional();
    }

    /** @throws NotFound for what {@link #seen} has not */
    @Transactional(readOnly = true)
    public View find(SignedIn who, UUID id) {
        return seen(who, id).orElseThrow(() -> new NotFound("view"));
    }

    /** @return false when the account has {@value #MOST} already; the same identifier again changes nothing */
    public boolean save(SignedIn who, View view) {
        if (list(who).stream().filter(View::mine).count() >= MOST) return false;
        database.sql("""
                        insert into indicators.view (id, association, account, name, question, shared, saved_at)
                        values (:id, :association, :account, :name, :question, :shared, :now)
                        on conflict (id) do nothing""")
                .param("id", view.id())
                .param("association", Asking.scope().association())
                .param("account", who.account())
                .param("name", view.name())
                .param("question", view.question())
                .param("shared", view.shared())
                .param("now", clock.instant())
                .update();
        return true;
    }

    /** Whether an account may delete a view: its own; a lead also a shared one, whose owner may have left. */
    public static boolean mayDelete(SignedIn who, View view) {
        return view.mine() || view.shared() && who.may(Right.READ_TEAM_DAY);
    }

    /** @throws NotFound for what is not theirs to delete */
    public void delete(SignedIn who, UUID id) {
        var view = find(who, id);
        if (!mayDelete(who, view)) throw new NotFound("view");
        database.sql("delete from indicators.view where id = :id")
                .param("id", id)
                .update();
    }

    private static View view(ResultRow row) {
        return new View(row.uuid("id"), row.text("name"), row.text("question"), row.flag("shared"), row.flag("mine"));
    }
}
