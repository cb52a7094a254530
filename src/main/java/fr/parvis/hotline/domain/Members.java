// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.Help;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.rota.Holds;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Members of the line in an association, until a day: named by its leads. */
@Component
@Transactional
public class Members {
    private static final int LONGEST_YEARS = 2;

    private final JdbcClient database;
    private final Accounts accounts;
    private final Nomenclature nomenclature;
    private final Holds holds;
    private final Journal journal;
    private final LocalDays localDays;

    Members(
            JdbcClient database,
            Accounts accounts,
            Nomenclature nomenclature,
            Holds holds,
            Journal journal,
            LocalDays localDays) {
        this.database = database;
        this.accounts = accounts;
        this.nomenclature = nomenclature;
        this.holds = holds;
        this.journal = journal;
        this.localDays = localDays;
    }

    /** The subjects that a caller can choose, as they are stored. */
    public static List<String> subjects() {
        return Arrays.stream(Help.values()).map(EnumCode::of).toList();
    }

    /** Colleagues who hold the right to answer, the closed accounts left out. */
    @Transactional(readOnly = true)
    public List<Accounts.Account> colleagues() {
        return accounts.ours().stream().filter(Members::mayAnswer).toList();
    }

    private static boolean mayAnswer(Accounts.Account one) {
        return one.active() && one.holds(Right.ANSWER_LINE);
    }

    @Transactional(readOnly = true)
    public List<Member> list() {
        return database.sql(
                        "select account, languages, subjects, until from hotline.member where association = :association order by until, account")
                .param("association", Asking.association())
                .query(ResultRow.map(Members::member))
                .list();
    }

    /** The member with an account, today in its association. */
    @Transactional(readOnly = true)
    public Optional<Member> find(UUID account) {
        return find(account, "");
    }

    /** Finds a member of today, under a lock that keeps them a member until the transaction ends. */
    public Optional<Member> findAndKeep(UUID account) {
        return find(account, " for share");
    }

    private Optional<Member> find(UUID account, String lock) {
        return database.sql(
                        "select account, languages, subjects, until from hotline.member where account = :account and until >= :today"
                                + lock)
                .param("account", account)
                .param("today", localDays.today())
                .query(ResultRow.map(Members::member))
                .optional();
    }

    /** Whether anybody of the whole network may answer: otherwise nothing is promised. In the network's scope. */
    @Transactional(readOnly = true)
    public boolean isAnybody() {
        var members = database.sql("select account from hotline.member where until >= :today")
                .param("today", localDays.today())
                .query(UUID.class)
                .list();
        return accounts.find(members).stream().anyMatch(Members::mayAnswer);
    }

    public Outcome<UUID> give(Member wanted) {
        var problems = new ArrayList<Problem>();
        var today = localDays.today();
        if (colleagues().stream().noneMatch(one -> one.id().equals(wanted.account())))
            problems.add(Problem.of("account", "hotline.problem.account"));
        var catalogue = nomenclature.on(today);
        if (wanted.languages().isEmpty()
                || !wanted.languages().stream().allMatch(code -> catalogue.isUsable(CodeList.LANGUAGE, code)))
            problems.add(Problem.of("languages", "hotline.problem.languages"));
        if (!subjects().containsAll(wanted.subjects()))
            problems.add(Problem.of("subjects", "hotline.problem.subjects"));
        if (wanted.until().isBefore(today) || wanted.until().isAfter(today.plusYears(LONGEST_YEARS)))
            problems.add(Problem.of("until", "hotline.problem.until-day", LONGEST_YEARS));
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        database.sql("""
                        insert into hotline.member (account, association, languages, subjects, until, given_by, given_at)
                        values (:account, :association, :languages, :subjects, :until, :by, :now)
                        on conflict (account) do update set languages = :languages, subjects = :subjects, until = :until, given_by = :by, given_at = :now""")
                .param("account", wanted.account())
                .param("association", Asking.association())
                .param("languages", wanted.languages().toArray(String[]::new))
                .param("subjects", wanted.subjects().toArray(String[]::new))
                .param("until", wanted.until())
                .param("by", me())
                .param("now", localDays.now())
                .update();
        journal.note(
                "hotline.member-given",
                wanted.account().toString(),
                Map.of("until", wanted.until().toString()));
        return new Outcome.Done<>(wanted.account());
    }

    /** Takes the line from somebody; a call in hand is ended first. */
    public Outcome<UUID> take(UUID account) {
        int taken = database.sql("delete from hotline.member where account = :account and association = :association")
                .param("account", account)
                .param("association", Asking.association())
                .update();
        if (taken == 0) return new Outcome.Changed<>();
        var now = localDays.now();
        database.sql("update hotline.duty set until = least(until, :now) where account = :account")
                .param("account", account)
                .param("now", now)
                .update();
        holds.releaseFrom(account, now);
        journal.note("hotline.member-taken", account.toString(), Map.of());
        return new Outcome.Done<>(account);
    }

    private static UUID me() {
        var who = SignedIn.current();
        if (who == null) throw new IllegalStateException("nobody is signed in");
        return who.account();
    }

    private static Member member(ResultRow row) {
        return new Member(row.uuid("account"), row.texts("languages"), row.texts("subjects"), row.day("until"));
    }
}
