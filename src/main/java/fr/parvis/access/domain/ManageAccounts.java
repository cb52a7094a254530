// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.access.Accounts.NewAccount;
import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.PartnersWithAccounts;
import fr.parvis.access.Right;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import fr.parvis.shell.ChangedMeanwhile;
import fr.parvis.shell.NotAllowed;
import fr.parvis.shell.NotFound;
import fr.parvis.values.Paging;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Administration of accounts: invite, change roles, close and open again, new link for a forgotten password, second step of a
 * lost telephone. An association's people act on its accounts, the network's administrators on all.
 */
@Component
@Transactional
public class ManageAccounts {

    /** Account as a person in charge sees it. */
    public record Row(
            UUID id,
            @Nullable UUID association,
            String associationName,
            String name,
            String email,
            Set<Role> roles,
            String status,
            boolean secondStep,
            @Nullable Instant lastSignIn,
            @Nullable String team,
            @Nullable UUID partner,
            int version) {
        public boolean disabled() {
            return status.equals("disabled");
        }

        public boolean invited() {
            return status.equals("invited");
        }
    }

    /** A page of the list, and how many there are in all. */
    public record Page(List<Row> rows, int total, Paging paging) {}

    /** Filter of accounts; blank text for all. */
    public record Filter(String words, @Nullable UUID association, boolean networkOnly) {}

    /** Outcome of a demand. */
    public sealed interface Outcome {
        record Done() implements Outcome {}

        /** Done, and here is the secret of the one-time link to hand over. */
        record Linked(UUID account, String secret) implements Outcome {}

        /** Done, and here is the code to read out. */
        record CodeMade(UUID account, String code) implements Outcome {}

        record Refused(Reason reason) implements Outcome {}
    }

    /** Why not. */
    public enum Reason {
        ADDRESS_TAKEN,
        ROLE_BEYOND_YOURS,
        LAST_ADMINISTRATOR,
        YOURSELF,
        DISABLED,
        ASSOCIATION_CLOSED,
        NO_TEAM_THERE,
        /** A partner's account holds that role alone, for good. */
        PARTNER_ALONE,
        /** The association has no lists of that partner. */
        PARTNER_UNKNOWN
    }

    /** How long the name of a team may be. */
    public static final int TEAM_LENGTH = 60;

    private static final String SELECT = """
            select a.id, a.association, coalesce(s.name, '') as association_name, a.name, a.email, a.roles, a.status,
                   a.totp_enabled_at is not null or exists (select from access.one_time_code c where c.account = a.id) as second_step,
                   a.last_sign_in, a.team, a.partner, a.version
            from access.account a left join access.association s on s.id = a.association
            """;

    private final JdbcClient database;
    private final Associations associations;
    private final Invitations invitations;
    private final Credentials credentials;
    private final SecondStep secondStep;
    private final ReadOutCodes readOutCodes;
    private final OpenIdAccounts openIds;
    private final OpenSessions sessions;
    private final Tokens tokens;
    private final Journal journal;
    private final ObjectProvider<PartnersWithAccounts> partners;

    ManageAccounts(
            JdbcClient database,
            Associations associations,
            Invitations invitations,
            Credentials credentials,
            SecondStep secondStep,
            ReadOutCodes readOutCodes,
            OpenIdAccounts openIds,
            OpenSessions sessions,
            Tokens tokens,
            Journal journal,
            ObjectProvider<PartnersWithAccounts> partners) {
        this.database = database;
        this.associations = associations;
        this.invitations = invitations;
        this.credentials = credentials;
        this.secondStep = secondStep;
        this.readOutCodes = readOutCodes;
        this.openIds = openIds;
        this.sessions = sessions;
        this.tokens = tokens;
        this.journal = journal;
        this.partners = partners;
    }

    @Transactional(readOnly = true)
    public Page list(SignedIn by, Filter filter, int page, int size) {
        check(by);
        var association = by.association() != null ? by.association() : filter.association();
        var where = """
                where (:association::uuid is null or a.association = :association)
                  and (not :network_only or a.association is null)
                  and (:words = '' or strpos(lower(a.name || ' ' || a.email), lower(:words)) > 0)
                """;
        Map<String, Object> parameters = new java.util.HashMap<>();
        parameters.put("network_only", by.association() == null && filter.networkOnly());
        parameters.put("words", filter.words().strip());
        int total = database.sql("select count(*) from access.account a " + where)
                .params(parameters)
                .param("association", association)
                .query(Integer.class)
                .single();
        var paging = Paging.of(page, total, size);
        var rows = database.sql(SELECT + where
                        + " order by (a.status = 'disabled'), lower(a.name), a.id limit :size offset :skipped")
                .params(parameters)
                .param("association", association)
                .param("size", size)
                .param("skipped", paging.offset())
                .query(ResultRow.map(ManageAccounts::row))
                .list();
        return new Page(rows, total, paging);
    }

    /** Whether anybody else works in the association, or in any where the network asks. */
    @Transactional(readOnly = true)
    public boolean hasTeam(SignedIn by) {
        return database.sql("""
                        select exists (select from access.account
                                       where association is not null and partner is null and id <> :self
                                         and (:association::uuid is null or association = :association))""")
                .param("self", by.account())
                .param("association", by.association())
                .query(Boolean.class)
                .single();
    }

    /**
     * One account.
     *
     * @throws NotFound when there is none, or not in the association of who asks
     */
    @Transactional(readOnly = true)
    public Row get(SignedIn by, UUID account) {
        check(by);
        return read(by, account, "");
    }

    /** The roles that {@code by} may give to an account there. */
    public Set<Role> grantable(SignedIn by, @Nullable UUID association) {
        return GrantRule.grantable(by, association);
    }

    public boolean mayActOn(SignedIn by, Row account) {
        return GrantRule.mayActOn(by, account.association(), account.roles());
    }

    /**
     * Makes an account whose holder chooses the password by a one-time link. A second press on the button makes no second account: it
     * answers a new link. Who administers one association invites into that one, whatever the form says.
     */
    public Outcome invite(SignedIn by, NewAccount account) {
        check(by);
        var id = account.id();
        var roles = account.roles();
        var place = by.association() != null ? by.association() : account.association();
        if (!GrantRule.together(roles)) return new Outcome.Refused(Reason.PARTNER_ALONE);
        var of = roles.contains(Role.PARTNER) ? account.partner() : null;
        if (roles.contains(Role.PARTNER) && (of == null || place == null || !isKnown(place, of)))
            return new Outcome.Refused(Reason.PARTNER_UNKNOWN);
        if (roles.isEmpty() || !GrantRule.mayActOn(by, place, roles))
            return new Outcome.Refused(Reason.ROLE_BEYOND_YOURS);
        if (place != null && !associations.find(place).map(Association::open).orElse(false))
            return new Outcome.Refused(Reason.ASSOCIATION_CLOSED);
        int created = database.sql("""
                        insert into access.account (id, association, partner, name, email, roles, status)
                        values (:id, :association, :partner, :name, :email, :roles, 'invited') on conflict do nothing""")
                .param("id", id)
                .param("association", place)
                .param("partner", of)
                .param("name", account.name().strip())
                .param("email", account.email().strip())
                .param("roles", names(roles))
                .update();
        if (created == 0) {
            boolean again = database.sql(
                            "select exists (select from access.account where id = :id and status = 'invited')")
                    .param("id", id)
                    .query(Boolean.class)
                    .single();
            return again ? newLink(by, id) : new Outcome.Refused(Reason.ADDRESS_TAKEN);
        }
        note(place, "access.account-invited", id, Map.of("roles", text(roles)));
        return new Outcome.Linked(id, invitations.make(id));
    }

    /** A new one-time link: the invitation was lost or is past, or the password forgotten. */
    public Outcome newLink(SignedIn by, UUID account) {
        var row = forChange(by, account);
        if (by.account().equals(account)) return new Outcome.Refused(Reason.YOURSELF);
        if (!mayActOn(by, row)) return new Outcome.Refused(Reason.ROLE_BEYOND_YOURS);
        if (row.disabled()) return new Outcome.Refused(Reason.DISABLED);
        credentials.changed(account);
        note(row.association(), "access.link-made", account, Map.of());
        return new Outcome.Linked(account, invitations.make(account));
    }

    /**
     * Gives other roles.
     *
     * @throws ChangedMeanwhile when the account is not at that version any more
     */
    public Outcome changeRoles(SignedIn by, UUID account, Set<Role> roles, int version) {
        var row = forChange(by, account);
        if (!mayActOn(by, row) || roles.isEmpty() || !GrantRule.mayActOn(by, row.association(), roles))
            return new Outcome.Refused(Reason.ROLE_BEYOND_YOURS);
        if (row.version() != version) throw new ChangedMeanwhile("account " + account);
        if ((row.partner() != null) != roles.contains(Role.PARTNER) || !GrantRule.together(roles))
            return new Outcome.Refused(Reason.PARTNER_ALONE);
        if (!roles.contains(Role.ADMINISTRATOR) && isLastAdministrator(row))
            return new Outcome.Refused(Reason.LAST_ADMINISTRATOR);
        // the days that a new account has were those of the roles that it was made with
        database.sql("""
                        update access.account set roles = :roles, version = version + 1, second_step_due = null
                        where id = :id""").param("id", account).param("roles", names(roles)).update();
        credentials.changed(account);
        // a session that never proved a second step is none of a role that asks for one
        if (roles.stream().anyMatch(Role::secondStepRequired)) sessions.endAllBut(account, "");
        note(
                row.association(),
                "access.roles-changed",
                account,
                Map.of("before", text(row.roles()), "after", text(roles)));
        return new Outcome.Done();
    }

    /**
     * Says which team of its association the account works in; blank for none. Acts recorded before keep the team of then.
     *
     * @param team {@value #TEAM_LENGTH} characters at most
     */
    public Outcome changeTeam(SignedIn by, UUID account, String team) {
        var row = forChange(by, account);
        if (!mayActOn(by, row)) return new Outcome.Refused(Reason.ROLE_BEYOND_YOURS);
        if (row.association() == null || row.partner() != null) return new Outcome.Refused(Reason.NO_TEAM_THERE);
        var name = team.strip().isEmpty() ? null : team.strip();
        if (Objects.equals(name, row.team())) return new Outcome.Done();
        database.sql("update access.account set team = :team, version = version + 1 where id = :id")
                .param("id", account)
                .param("team", name)
                .update();
        note(row.association(), "access.team-changed", account, Map.of());
        return new Outcome.Done();
    }

    /** The teams that accounts of an association work in already, by name. */
    @Transactional(readOnly = true)
    public List<String> teams(@Nullable UUID association) {
        return database.sql("""
                        select distinct team from access.account where association = :association and team is not null
                        order by team""")
                .param("association", association)
                .query(String.class)
                .list();
    }

    /** Closes the account: its sessions, tokens and links end at once. */
    public Outcome disable(SignedIn by, UUID account) {
        var row = forChange(by, account);
        if (by.account().equals(account)) return new Outcome.Refused(Reason.YOURSELF);
        if (!mayActOn(by, row)) return new Outcome.Refused(Reason.ROLE_BEYOND_YOURS);
        if (row.disabled()) return new Outcome.Done();
        if (isLastAdministrator(row)) return new Outcome.Refused(Reason.LAST_ADMINISTRATOR);
        database.sql("update access.account set status = 'disabled', version = version + 1 where id = :id")
                .param("id", account)
                .update();
        credentials.changed(account);
        sessions.endAllBut(account, "");
        tokens.revokeAll(account);
        invitations.end(account);
        note(row.association(), "access.account-disabled", account, Map.of());
        return new Outcome.Done();
    }

    /** Opens a closed account again, as it was; its former sessions and tokens stay ended. */
    public Outcome enable(SignedIn by, UUID account) {
        var row = forChange(by, account);
        if (!mayActOn(by, row)) return new Outcome.Refused(Reason.ROLE_BEYOND_YOURS);
        if (!row.disabled()) return new Outcome.Done();
        database.sql("update access.account set version = version + 1, status = :status where id = :id")
                .param("id", account)
                .param("status", isTakenUp(account) ? "active" : "invited")
                .update();
        note(row.association(), "access.account-enabled", account, Map.of());
        return new Outcome.Done();
    }

    /** Whether the holder has chosen a password or entered by an identity provider; until then the account is one of an invitation. */
    private boolean isTakenUp(UUID account) {
        return credentials.passwordHash(account).isPresent() || openIds.isBound(account);
    }

    /**
     * Lost telephone: turns the second step off until its holder sets it up again, and removes the password, with which a thief would set it up
     * in their place. Open sessions and tokens end; a new link is handed over.
     */
    public Outcome resetSecondStep(SignedIn by, UUID account) {
        var row = forChange(by, account);
        if (by.account().equals(account)) return new Outcome.Refused(Reason.YOURSELF);
        if (!mayActOn(by, row)) return new Outcome.Refused(Reason.ROLE_BEYOND_YOURS);
        if (row.disabled()) return new Outcome.Refused(Reason.DISABLED);
        secondStep.turnOff(account);
        credentials.removePassword(account);
        sessions.endAllBut(account, "");
        tokens.revokeAll(account);
        note(row.association(), "access.second-step-reset", account, Map.of());
        return new Outcome.Linked(account, invitations.make(account));
    }

    /** A code that lets the account's holder in where they never signed in before; to be read out to them, once they are recognised. */
    public Outcome readOutCode(SignedIn by, UUID account) {
        var row = forChange(by, account);
        if (by.account().equals(account)) return new Outcome.Refused(Reason.YOURSELF);
        if (!mayActOn(by, row)) return new Outcome.Refused(Reason.ROLE_BEYOND_YOURS);
        if (row.disabled()) return new Outcome.Refused(Reason.DISABLED);
        note(row.association(), "access.code-read-out", account, Map.of());
        return new Outcome.CodeMade(account, readOutCodes.make(account));
    }

    /** Mediators to whom somebody who answers for the follow-up may read out such a code, by name. */
    @Transactional(readOnly = true)
    public Map<UUID, String> mediators(SignedIn by) {
        var found = new LinkedHashMap<UUID, String>();
        if (by.association() == null || !by.may(Right.LEAD_FOLLOW_UP)) return found;
        database.sql("""
                        select id, name from access.account
                        where association = :association and id <> :me and status = 'active' and roles = array['MEDIATOR']
                        order by lower(name), id""")
                .param("association", by.association())
                .param("me", by.account())
                .query(ResultRow.each(row -> found.put(row.uuid("id"), row.text("name"))));
        return found;
    }

    /** Code to read out, made by the lead of mediators for one of their association, whom they see every day. */
    public Outcome readOutCodeToMediator(SignedIn by, UUID account) {
        var name = mediators(by).get(account);
        if (name == null) return new Outcome.Refused(Reason.ROLE_BEYOND_YOURS);
        note(by.association(), "access.code-read-out", account, Map.of());
        return new Outcome.CodeMade(account, readOutCodes.make(account));
    }

    /** Whether the network asks for such a code. */
    @Transactional(readOnly = true)
    public boolean knownBrowsers() {
        return credentials.knownBrowsers();
    }

    /** Lets the network ask for it, or no more. */
    public void setKnownBrowsers(SignedIn by, boolean asked) {
        if (by.association() != null || !by.roles().contains(Role.ADMINISTRATOR))
            throw new NotAllowed(Role.ADMINISTRATOR.name());
        database.sql("update access.network set known_browsers = :asked")
                .param("asked", asked)
                .update();
        journal.note(
                new Journal.Author(null, fr.parvis.audit.Actor.account()),
                "access.known-browsers",
                by.account().toString(),
                Map.of("asked", Boolean.toString(asked)));
    }

    private boolean isKnown(UUID association, UUID partner) {
        return partners.orderedStream()
                .anyMatch(known -> known.list(association).containsKey(partner));
    }

    /** Partners that an account may belong to there, by name. */
    @Transactional(readOnly = true)
    public Map<UUID, String> partners(SignedIn by, @Nullable UUID association) {
        check(by);
        var place = by.association() != null ? by.association() : association;
        var all = new LinkedHashMap<UUID, String>();
        if (place != null) partners.orderedStream().forEach(known -> all.putAll(known.list(place)));
        return all;
    }

    private static void check(SignedIn by) {
        if (!by.may(Right.MANAGE_ACCOUNTS)) throw new NotAllowed(Right.MANAGE_ACCOUNTS.name());
    }

    private Row forChange(SignedIn by, UUID account) {
        check(by);
        return read(by, account, " for update of a");
    }

    private Row read(SignedIn by, UUID account, String lock) {
        return database.sql(SELECT + "where a.id = :id" + lock)
                .param("id", account)
                .query(ResultRow.map(ManageAccounts::row))
                .optional()
                .filter(row -> by.association() == null || by.association().equals(row.association()))
                .orElseThrow(() -> new NotFound("account " + account));
    }

    /** Locks the network's administrators, so that two of them cannot close each other at the same moment. */
    private boolean isLastAdministrator(Row row) {
        if (row.association() != null
                || !row.roles().contains(Role.ADMINISTRATOR)
                || !row.status().equals("active")) return false;
        var administrators = database.sql("""
                        select id from access.account
                        where association is null and 'ADMINISTRATOR' = any (roles) and status = 'active'
                        order by id for update""").query(UUID.class).list();
        return administrators.stream().allMatch(row.id()::equals);
    }

    /** Notes an act on an association's account in that association's journal, also one of the network. */
    private void note(@Nullable UUID association, String action, UUID account, Map<String, String> facts) {
        var author = new Journal.Author(association, fr.parvis.audit.Actor.account());
        journal.note(author, action, account.toString(), facts);
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().toArray(String[]::new);
    }

    private static String text(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining(" "));
    }

    private static Row row(ResultRow row) {
        var roles = EnumSet.noneOf(Role.class);
        for (var role : row.texts("roles")) roles.add(Role.valueOf(role));
        var lastSignIn = row.instantOrNull("last_sign_in");
        return new Row(
                row.uuid("id"),
                row.uuidOrNull("association"),
                row.text("association_name"),
                row.text("name"),
                row.text("email"),
                roles,
                row.text("status"),
                row.flag("second_step"),
                lastSignIn,
                row.textOrNull("team"),
                row.uuidOrNull("partner"),
                row.integer("version"));
    }
}
