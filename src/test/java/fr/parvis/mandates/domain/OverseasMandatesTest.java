// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.SettableClock;
import fr.parvis.SettableTime;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.mandates.domain.Mandate.Manner;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A mandate lasts to the end of its last day where the person lives. */
@ParvisTest
@Import(SettableTime.class)
class OverseasMandatesTest {
    /** Half past one on the 26th in La Réunion, half past ten in the evening of the 25th in Paris. */
    private static final String NIGHT_IN_REUNION = "2026-11-25T21:30:00Z";

    /** Nine in the evening of the 25th in Guadeloupe, two o'clock on the 26th in Paris. */
    private static final String EVENING_IN_GUADELOUPE = "2026-11-26T01:00:00Z";

    private static final LocalDate DAY_25 = LocalDate.of(2026, 11, 25);

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    SettableClock clock;

    @Autowired
    OpenFile openFile;

    @Autowired
    Entitlements entitlements;

    @Autowired
    PrepareMandate prepare;

    @Autowired
    SignMandate sign;

    @Autowired
    ReadMandate read;

    @Autowired
    ActForPerson act;

    @Autowired
    CheckMandate check;

    @Test
    void in_guadeloupe_it_still_holds_in_the_last_evening() {
        var desk = desk("America/Guadeloupe");
        var nour = signedOn(desk, "2026-10-26T15:00:00Z", LocalDate.of(2026, 10, 26));
        clock.set(EVENING_IN_GUADELOUPE);
        assertThat(acting(desk.mediator(), nour)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void in_la_reunion_it_is_over_when_the_next_day_begins() {
        var desk = desk("Indian/Reunion");
        var nour = signedOn(desk, "2026-10-26T09:00:00Z", LocalDate.of(2026, 10, 26));
        clock.set(NIGHT_IN_REUNION);
        assertThat(Outcomes.done(acting(desk.mediator(), nour)))
                .isEqualTo(new ActForPerson.Answer.Stopped(Reason.ENDED, DAY_25, null));
    }

    @Test
    void in_guadeloupe_its_paper_is_valid_in_the_last_evening() {
        var desk = desk("America/Guadeloupe");
        var nour = signedOn(desk, "2026-10-26T15:00:00Z", LocalDate.of(2026, 10, 26));
        clock.set(EVENING_IN_GUADELOUPE);
        assertThat(checking(desk.mediator(), nour)).isInstanceOf(CheckMandate.Told.Valid.class);
    }

    @Test
    void in_la_reunion_its_paper_has_ended_when_the_next_day_begins() {
        var desk = desk("Indian/Reunion");
        var nour = signedOn(desk, "2026-10-26T09:00:00Z", LocalDate.of(2026, 10, 26));
        clock.set(NIGHT_IN_REUNION);
        assertThat(checking(desk.mediator(), nour)).isInstanceOf(CheckMandate.Told.Ended.class);
    }

    /** A month's mandate of the 26th of October: its last day is the 25th of November. */
    private UUID signedOn(VisitsFixtures.Desk desk, String at, LocalDate day) {
        clock.set(at);
        var me = desk.mediator();
        Network.as(network.a(Role.SITE_LEAD, desk.association()), () -> entitlements.give(me.account()));
        var nour = person(me);
        var id = Outcomes.done(Network.as(
                me,
                () -> prepare.handle(
                        new PrepareMandate.Command(Ids.next(), nour, List.of(Scope.SOCIAL), 31, true, true))));
        var hash = Network.as(me, () -> read.find(id).orElseThrow().hash());
        assertThat(Network.as(me, () -> sign.handle(new SignMandate.Command(id, hash, Manner.PAPER, "", "", day))))
                .isEqualTo(new Outcome.Done<>(id));
        return nour;
    }

    private Outcome<ActForPerson.Answer> acting(SignedIn me, UUID nour) {
        return Network.as(
                me,
                () -> act.handle(new ActForPerson.Command(
                        Ids.next(), nour, Scope.SOCIAL, "Déclaration envoyée", null, false, null, "", false, false)));
    }

    /** By whoever holds the paper, in nobody's name. */
    private CheckMandate.Told checking(SignedIn me, UUID nour) {
        var code = Network.as(me, () -> read.of(nour, 1).getFirst().said().code());
        return check.handle(code, "");
    }

    private UUID person(SignedIn who) {
        var id = Ids.next();
        Network.as(
                who,
                () -> openFile.handle(
                        new OpenFile.Command(id, aPerson("Nour", "Haddad", 1980), "spoken", null, true, false)));
        return id;
    }

    private VisitsFixtures.Desk desk(String zone) {
        return visitsFixtures.aDesk(zone);
    }
}
