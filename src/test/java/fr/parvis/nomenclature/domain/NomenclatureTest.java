// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.Locks;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.nomenclature.Act;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Label;
import fr.parvis.nomenclature.OutsideList;
import fr.parvis.nomenclature.Translation;
import fr.parvis.shell.NotAllowed;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class NomenclatureTest {

    @Autowired
    CurrentNomenclature nomenclature;

    @Autowired
    AddCode addCode;

    @Autowired
    ReviseCode reviseCode;

    @Autowired
    CloseCode closeCode;

    @Autowired
    ChangeTranslation changeTranslation;

    @Autowired
    LoadShippedNomenclature loading;

    @Autowired
    Clock clock;

    @Autowired
    Network network;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Value("${parvis.db.url}")
    String url;

    @Value("${parvis.db.owner.user}")
    String owner;

    @Value("${parvis.db.owner.password}")
    String ownerPassword;

    SignedIn head;

    @BeforeEach
    void aHead() {
        head = network.ofTheNetwork(Role.NETWORK_HEAD);
    }

    @Test
    void an_act_keeps_the_meaning_that_its_code_had_on_its_day() {
        var code = aTheme("energy", "Facture");
        var change = NetworkTime.today(clock).plusDays(30);

        assertThat(revise(code, change, meaning("housing", "Quittance"))).isEqualTo(new ReviseCode.Outcome.Revised());

        var before = nomenclature.on(change.minusDays(1));
        var after = nomenclature.on(change);
        assertThat(before.label(CodeList.THEME, code, Locale.FRANCE)).isEqualTo("Facture");
        assertThat(after.label(CodeList.THEME, code, Locale.FRANCE)).isEqualTo("Quittance");
        assertThat(before.find(CodeList.THEME, code).orElseThrow().parent()).isEqualTo("energy");
        assertThat(after.find(CodeList.THEME, code).orElseThrow().parent()).isEqualTo("housing");
        assertThat(before.translate(OutsideList.COOP_ADMINISTRATIVE_THEME, new Act(code, "", "information"))
                        .orElseThrow()
                        .targets())
                .containsExactly("logement");
    }

    @Test
    void a_meaning_that_began_today_can_still_be_put_right_today() {
        var code = aTheme("energy", "Factrue");
        assertThat(revise(code, NetworkTime.today(clock), meaning("energy", "Facture")))
                .isEqualTo(new ReviseCode.Outcome.Revised());
        assertThat(nomenclature.snapshot().history(CodeList.THEME, code)).hasSize(1);
        assertThat(nomenclature.on(NetworkTime.today(clock)).label(CodeList.THEME, code, Locale.FRANCE))
                .isEqualTo("Facture");
    }

    @Test
    void a_closed_code_can_no_longer_be_chosen_and_still_names_the_acts_that_bear_it() {
        var code = aTheme("energy", "Minitel");
        var end = NetworkTime.today(clock).plusDays(10);

        assertThat(close(code, end)).isEqualTo(new CloseCode.Outcome.Closed());

        assertThat(nomenclature.on(end.minusDays(1)).isUsable(CodeList.THEME, code))
                .isTrue();
        assertThat(nomenclature.on(end).isUsable(CodeList.THEME, code)).isFalse();
        assertThat(nomenclature.on(end).label(CodeList.THEME, code, Locale.FRANCE))
                .isEqualTo("Minitel");
        assertThat(nomenclature.on(end).list(CodeList.THEME))
                .noneMatch(theme -> theme.code().equals(code));
    }

    @Test
    void the_past_is_closed_to_change() {
        var code = aTheme("energy", "Facture");
        var yesterday = NetworkTime.today(clock).minusDays(1);
        assertThat(revise(code, yesterday, meaning("energy", "Autre")))
                .isEqualTo(new ReviseCode.Outcome.TooEarly(NetworkTime.today(clock)));
        assertThat(close(code, NetworkTime.today(clock)))
                .isEqualTo(
                        new CloseCode.Outcome.TooEarly(NetworkTime.today(clock).plusDays(1)));
        assertThatThrownBy(() ->
                        sql("update nomenclature.code_version set labels = jsonb_set(labels, '{fr,label}', '\"Autre\"')"
                                + " where list = 'theme' and code = 'energy-voucher'"))
                .hasMessageContaining("does not change");
        assertThatThrownBy(() -> sql("update nomenclature.code_version set valid = daterange('2020-01-01', null)"
                        + " where list = 'theme' and code = 'energy-voucher'"))
                .hasMessageContaining("does not change");
    }

    @Test
    void a_code_is_never_used_again_for_something_else() {
        var code = aTheme("energy", "Facture");
        close(code, NetworkTime.today(clock).plusDays(1));
        assertThat(add(code, meaning("health", "Ordonnance"))).isEqualTo(new AddCode.Outcome.AlreadyUsed());
        assertThatThrownBy(() -> sql("insert into nomenclature.code_version (list, code, valid, position, labels)"
                        + " select 'theme', '" + code + "', daterange(current_date + 40, null), 1, labels"
                        + " from nomenclature.code_version where list = 'theme' and code = '" + code + "'"))
                .hasMessageContaining("not re-used");
    }

    @Test
    void a_code_is_never_deleted_nor_renamed_even_by_the_owner_of_the_database() throws SQLException {
        assertThatThrownBy(() -> sql("delete from nomenclature.code where code = 'energy-voucher'"))
                .hasStackTraceContaining("permission denied");
        try (var asOwner = DriverManager.getConnection(url, owner, ownerPassword)) {
            refused(asOwner, "delete from nomenclature.code where code = 'energy-voucher'", "only closed");
            refused(
                    asOwner,
                    "update nomenclature.code set code = 'other-name' where code = 'energy-voucher'",
                    "identity");
            refused(asOwner, "truncate nomenclature.code cascade", "never deleted");
            refused(asOwner, "delete from nomenclature.code_version where code = 'energy-voucher'", "never deleted");
            refused(asOwner, "delete from nomenclature.crosswalk where theme = 'energy'", "only replaced");
        }
    }

    private static void refused(Connection connection, String sql, String because) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("set local parvis.scope = 'network'");
            statement.execute("alter table nomenclature.code no force row level security");
            statement.execute("alter table nomenclature.code_version no force row level security");
            statement.execute("alter table nomenclature.crosswalk no force row level security");
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining(because);
        } finally {
            connection.rollback();
        }
    }

    @Test
    void two_meanings_on_the_same_day_are_refused() {
        assertThatThrownBy(() -> sql("insert into nomenclature.code (list, code) values ('theme', 'overlap-test');"
                        + "insert into nomenclature.code_version (list, code, valid, position, labels)"
                        + " select 'theme', 'overlap-test', r, 1, labels from nomenclature.code_version,"
                        + " unnest(array[daterange(current_date, current_date + 9), daterange(current_date + 5, null)]) r"
                        + " where list = 'theme' and code = 'energy'"))
                .hasMessageMatching("(?s).*(one_meaning_a_day|not re-used).*");
        assertThatThrownBy(() -> sql("insert into nomenclature.crosswalk (outside_list, theme, targets, valid)"
                        + " values ('nf-x60-600', 'digital', '{8}', daterange('2026-01-01', null))"))
                .hasMessageContaining("one_translation_at_a_time");
    }

    @Test
    void an_association_reads_the_nomenclature_and_cannot_write_it() {
        var mediator = network.a(Role.DIRECTOR, network.anAssociation());
        long seen = Network.as(
                mediator,
                () -> transaction.execute(status -> db.sql("select count(*) from nomenclature.code")
                        .query(Long.class)
                        .single()));
        assertThat(seen).isPositive();
        assertThatThrownBy(() -> Network.as(
                        mediator,
                        () -> transaction.execute(status -> db.sql(
                                        "insert into nomenclature.code (list, code) values ('theme', 'intruder')")
                                .update())))
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> Network.as(mediator, () -> add("intruder", meaning("energy", "Intrus"), mediator)))
                .isInstanceOf(NotAllowed.class);
        int changed = Network.as(
                mediator,
                () -> transaction.execute(status -> db.sql(
                                "update nomenclature.code_version set valid = daterange(null, current_date + 1)")
                        .update()));
        assertThat(changed).isZero();
    }

    @Test
    void what_another_process_changed_is_read_at_once_by_who_asks_for_it() {
        var code = aTheme("energy", "Facture");
        nomenclature.snapshot();
        // past this process: it trusts what it read for a while
        sql("update nomenclature.code_version set parent = 'housing' where list = 'theme' and code = '" + code + "'");
        nomenclature.refresh();
        assertThat(nomenclature
                        .on(NetworkTime.today(clock))
                        .find(CodeList.THEME, code)
                        .orElseThrow()
                        .parent())
                .isEqualTo("housing");
    }

    @Test
    void nobody_waits_for_who_reads_what_another_process_changed() {
        nomenclature.snapshot();
        var asking = new AtomicReference<CompletableFuture<Void>>();
        transaction.executeWithoutResult(status -> {
            db.sql("lock table nomenclature.revision in access exclusive mode").update();
            asking.set(CompletableFuture.runAsync(nomenclature::refresh, Thread::startVirtualThread));
            Locks.awaitWaiting(db);
            assertThat(CompletableFuture.supplyAsync(nomenclature::snapshot, Thread::startVirtualThread))
                    .succeedsWithin(Duration.ofMinutes(1));
        });
        assertThat(asking.get()).succeedsWithin(Duration.ofMinutes(1));
    }

    @Test
    void of_two_persons_who_change_the_same_code_the_second_is_told() {
        var code = aTheme("energy", "Facture");
        long seen = nomenclature.snapshot().revisionOf(CodeList.THEME, code).orElseThrow();
        var from = NetworkTime.today(clock).plusDays(3);
        assertThat(revise(code, seen, from, meaning("energy", "Première"))).isEqualTo(new ReviseCode.Outcome.Revised());
        assertThat(revise(code, seen, from, meaning("energy", "Seconde")))
                .isEqualTo(new ReviseCode.Outcome.ChangedMeanwhile());
        assertThat(nomenclature.on(from).label(CodeList.THEME, code, Locale.FRANCE))
                .isEqualTo("Première");
    }

    @Test
    void a_family_closes_after_its_themes_and_themes_have_two_levels_only() {
        var family = "family-" + Ids.next();
        add(family.substring(0, 30), meaning(null, "Famille"));
        var name = family.substring(0, 30);
        var theme = aTheme(name, "Thème");
        assertThat(close(name, NetworkTime.today(clock).plusDays(1)))
                .isEqualTo(new CloseCode.Outcome.StillHasThemes(List.of(theme)));
        assertThat(revise(name, NetworkTime.today(clock), meaning("energy", "Sous-famille")))
                .isEqualTo(new ReviseCode.Outcome.NoSuchFamily("energy"));
        assertThat(add("third-level", meaning(theme, "Trop bas"))).isEqualTo(new AddCode.Outcome.NoSuchFamily(theme));
        var empty = ("vacant-" + Ids.next()).substring(0, 30);
        add(empty, meaning(null, "Famille vide"));
        assertThat(revise(empty, NetworkTime.today(clock), meaning(empty, "Dans elle-même")))
                .isEqualTo(new ReviseCode.Outcome.NoSuchFamily(empty));
    }

    @Test
    void a_translation_can_be_put_right_for_past_acts_and_a_report_sent_before_can_be_made_again() {
        var code = aTheme("energy", "Facture");
        var key = new TranslationKey(OutsideList.NF_X60_600, code, "", "", "", "");
        var act = new Act(code, "edf", "information");
        assertThat(change(key, "3", null, Set.of())).isEqualTo(new ChangeTranslation.Outcome.Changed());
        var sent = now();
        var lastYear = NetworkTime.today(clock).minusYears(1);

        assertThat(change(key, "5", null, standing(key))).isEqualTo(new ChangeTranslation.Outcome.Changed());

        assertThat(nomenclature
                        .on(lastYear)
                        .translate(OutsideList.NF_X60_600, act)
                        .orElseThrow()
                        .targets())
                .containsExactly("5");
        assertThat(nomenclature
                        .on(lastYear, sent)
                        .translate(OutsideList.NF_X60_600, act)
                        .orElseThrow()
                        .targets())
                .containsExactly("3");
    }

    @Test
    void a_translation_from_a_day_on_leaves_the_acts_before_it_alone() {
        var code = aTheme("energy", "Facture");
        var key = new TranslationKey(OutsideList.NF_X60_600, code, "", "", "", "");
        var day = NetworkTime.today(clock).plusDays(20);
        change(key, "3", null, Set.of());
        change(key, "4", day, standing(key));
        assertThat(mode(code, day.minusDays(1))).containsExactly("3");
        assertThat(mode(code, day)).containsExactly("4");

        Network.as(
                head,
                () -> changeTranslation.handle(
                        new ChangeTranslation.Command(key, null, day.plusDays(5), standing(key))));
        assertThat(mode(code, day.plusDays(4))).containsExactly("4");
        assertThat(mode(code, day.plusDays(5))).containsExactly("8");
    }

    @Test
    void two_persons_who_translate_the_same_acts_and_a_code_nobody_knows_are_answered() {
        var code = aTheme("energy", "Facture");
        var key = new TranslationKey(OutsideList.NF_X60_600, code, "", "", "", "");
        change(key, "3", null, Set.of());
        assertThat(change(key, "4", null, Set.of())).isEqualTo(new ChangeTranslation.Outcome.ChangedMeanwhile());
        assertThat(change(key, "99", null, standing(key))).isEqualTo(new ChangeTranslation.Outcome.UnknownCode("99"));
        assertThatThrownBy(() -> sql("update nomenclature.crosswalk set targets = '{1}' where theme = 'digital'"))
                .hasMessageContaining("never changed");
    }

    @Test
    void the_most_particular_row_speaks() {
        var day = nomenclature.on(NetworkTime.today(clock));
        var operators = OutsideList.FRANCE_SERVICES_OPERATOR;
        assertThat(day.translate(operators, new Act("housing-benefit", "", "information"))
                        .orElseThrow()
                        .targets())
                .containsExactly("cnaf");
        assertThat(day.translate(operators, new Act("housing-benefit", "msa", "information"))
                        .orElseThrow()
                        .targets())
                .containsExactly("msa");
        assertThat(day.translate(operators, new Act("housing-landlord", "none", "information"))
                        .orElseThrow()
                        .targets())
                .containsExactly("autre");
        assertThat(day.translate(
                                OutsideList.NF_X60_600,
                                new Act("energy-bill", "edf", "transport-patrol", "information"))
                        .orElseThrow()
                        .targets())
                .containsExactly("1");
        assertThat(nomenclature
                        .mapTo(
                                OutsideList.NF_X60_600,
                                new Act("energy-bill", "edf", "mediation"),
                                NetworkTime.today(clock))
                        .orElseThrow()
                        .targets())
                .containsExactly("3");
    }

    @Test
    void every_shipped_theme_operator_and_level_counts_somewhere_in_every_outside_list() {
        var day = nomenclature.on(LocalDate.of(2026, 11, 25));
        var shipped = ShippedContent.read();
        var themes = codes(shipped, "theme", true);
        var levels = codes(shipped, "level", false);
        assertThat(themes).hasSizeGreaterThan(60);
        for (var list : OutsideList.values()) {
            if (list.source().isPresent()) {
                for (var code : codes(shipped, list.source().get().key(), false))
                    assertThat(day.translate(list, code))
                            .as("%s, %s", list, code)
                            .isPresent();
                continue;
            }
            for (var theme : themes)
                for (var level : levels) {
                    var operators = day.defaultOperators(theme);
                    assertThat(operators).as(theme).isNotEmpty();
                    for (var operator : operators) {
                        var translation = day.translate(list, new Act(theme, operator.code(), level));
                        assertThat(translation)
                                .as("%s, %s, %s, %s", list, theme, operator.code(), level)
                                .isPresent();
                        assertThat(nomenclature.outside(list).stream().map(code -> code.code()))
                                .containsAll(translation.get().targets());
                    }
                    assertThat(day.translate(list, new Act(theme, "", level))).isPresent();
                }
            for (var operator : codes(shipped, "operator", false))
                assertThat(day.translate(list, new Act("community-other", operator, "information")))
                        .as("%s, %s", list, operator)
                        .isPresent();
        }
    }

    @Test
    void what_la_coop_requires_at_least_one_of_is_never_empty() {
        var day = nomenclature.on(LocalDate.of(2026, 11, 25));
        for (var theme : codes(ShippedContent.read(), "theme", true)) {
            var digital = day.translate(OutsideList.COOP_THEME, new Act(theme, "", "accompaniment"))
                    .orElseThrow()
                    .targets();
            var administrative = day.translate(
                            OutsideList.COOP_ADMINISTRATIVE_THEME, new Act(theme, "", "accompaniment"))
                    .orElseThrow()
                    .targets();
            assertThat(digital).as(theme).isNotEmpty();
            assertThat(administrative.isEmpty())
                    .as(theme)
                    .isEqualTo(!digital.contains("aide_aux_demarches_administratives"));
        }
    }

    @Test
    void tiles_fit_and_demands_to_hand_over_say_to_whom() {
        var day = nomenclature.on(LocalDate.of(2026, 11, 25));
        for (var shipped : ShippedContent.read().codes())
            shipped.labels()
                    .values()
                    .forEach(label -> assertThat(label.get("short")).hasSizeLessThanOrEqualTo(22));
        var advice = day.reorientation("justice-legal-advice").orElseThrow();
        assertThat(advice.to()).extracting(code -> code.code()).containsExactly("point-justice", "lawyer");
        assertThat(advice.source()).startsWith("À confirmer");
        assertThat(day.reorientation("energy-bill")).isEmpty();
        assertThat(day.themes()).allSatisfy(family -> {
            assertThat(family.family().family()).isBetween(1, 8);
            assertThat(family.themes()).isNotEmpty();
        });
    }

    @Test
    void an_upgrade_adds_what_is_missing_and_leaves_alone_what_the_head_edited() {
        assertThat(loading.handle(ShippedContent.read())).isFalse();
        var from = NetworkTime.today(clock).plusDays(200);
        revise("community-leisure", from, meaning("community", "Loisirs du quartier"));
        sql("update nomenclature.revision set shipped_digest = 'older'");
        long before = count("nomenclature.code_version");

        assertThat(loading.handle(ShippedContent.read())).isTrue();

        assertThat(count("nomenclature.code_version")).isEqualTo(before);
        assertThat(nomenclature.on(from).label(CodeList.THEME, "community-leisure", Locale.FRANCE))
                .isEqualTo("Loisirs du quartier");
    }

    @Test
    void a_lookup_asks_nothing_of_the_database() {
        var held = nomenclature.on(NetworkTime.today(clock));
        // outside a transaction, where the database may not be asked
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .isFalse();
        held.translate(OutsideList.NF_X60_600, new Act("energy-bill", "edf", "desk", "accompaniment"));
        assertThat(nomenclature.on(NetworkTime.today(clock))).isSameAs(held);
    }

    // in the words of the domain

    private String aTheme(String family, String label) {
        var code = ("theme-" + Ids.next()).substring(0, 40).replaceAll("-$", "");
        assertThat(add(code, meaning(family, label))).isEqualTo(new AddCode.Outcome.Added());
        return code;
    }

    private AddCode.Outcome add(String code, Meaning meaning) {
        return add(code, meaning, head);
    }

    private AddCode.Outcome add(String code, Meaning meaning, SignedIn who) {
        return Network.as(
                who,
                () -> addCode.handle(new AddCode.Command(CodeList.THEME, code, NetworkTime.today(clock), meaning)));
    }

    private ReviseCode.Outcome revise(String code, LocalDate from, Meaning meaning) {
        return revise(
                code, nomenclature.snapshot().revisionOf(CodeList.THEME, code).orElseThrow(), from, meaning);
    }

    private ReviseCode.Outcome revise(String code, long basedOn, LocalDate from, Meaning meaning) {
        return Network.as(
                head, () -> reviseCode.handle(new ReviseCode.Command(CodeList.THEME, code, basedOn, from, meaning)));
    }

    private CloseCode.Outcome close(String code, LocalDate from) {
        long seen = nomenclature.snapshot().revisionOf(CodeList.THEME, code).orElseThrow();
        return Network.as(head, () -> closeCode.handle(new CloseCode.Command(CodeList.THEME, code, seen, from)));
    }

    private ChangeTranslation.Outcome change(
            TranslationKey key, String target, @Nullable LocalDate from, Set<java.util.UUID> basedOn) {
        return Network.as(
                head,
                () -> changeTranslation.handle(
                        new ChangeTranslation.Command(key, new Translation(List.of(target), true, ""), from, basedOn)));
    }

    private Set<java.util.UUID> standing(TranslationKey key) {
        return nomenclature.snapshot().rows(key.list()).stream()
                .filter(row -> row.key().equals(key))
                .map(TranslationRow::id)
                .collect(Collectors.toSet());
    }

    private List<String> mode(String theme, LocalDate date) {
        return nomenclature
                .on(date)
                .translate(OutsideList.NF_X60_600, new Act(theme, "", "information"))
                .orElseThrow()
                .targets();
    }

    private static Meaning meaning(@Nullable String family, String label) {
        return new Meaning(family, 10, Map.of("fr", new Label(label, label)), Map.of("icon", "tag", "family", "1"));
    }

    private static List<String> codes(ShippedContent shipped, String list, boolean leavesOnly) {
        return shipped.codes().stream()
                .filter(code -> code.list().equals(list) && (!leavesOnly || code.parent() != null))
                .map(ShippedContent.ShippedCode::code)
                .toList();
    }

    private Instant now() {
        return Asking.as(Scope.network())
                .call(() -> transaction.execute(status -> db.sql("select clock_timestamp()")
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .toInstant()));
    }

    private long count(String table) {
        return Asking.as(Scope.network())
                .call(() -> transaction.execute(status -> db.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single()));
    }

    private void sql(String sql) {
        Asking.as(Scope.network())
                .run(() -> transaction.executeWithoutResult(status -> {
                    for (var statement : sql.split(";")) db.sql(statement).update();
                }));
    }
}
