// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.contracts.domain.ContractsFixtures;
import fr.parvis.contracts.domain.KeepContract;
import fr.parvis.contracts.domain.PublishFunderSums;
import fr.parvis.contracts.domain.ReattributeActs;
import fr.parvis.contracts.domain.ReportDue;
import fr.parvis.contracts.domain.SeeContracts;
import fr.parvis.database.Asking;
import fr.parvis.outreach.domain.PartnerFixtures;
import fr.parvis.people.PeopleFixtures;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.referrals.domain.FollowLink;
import fr.parvis.referrals.domain.SendReferral;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Outcomes;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;

/** A partner's morning: its lists, the referrals that wait for it, what was done of its contract; no person anywhere. */
class PartnerMorningJourney extends Journey {
    @Autowired
    ContractsFixtures contractsFixtures;

    @Autowired
    Visits visits;

    @Autowired
    KeepContract keep;

    @Autowired
    SeeContracts see;

    @Autowired
    ReattributeActs reattribute;

    @Autowired
    PublishFunderSums tell;

    @Autowired
    PartnerFixtures lists;

    @Autowired
    OpenFile openFile;

    @Autowired
    SendReferral send;

    @Autowired
    FollowLink follow;

    private final LocalDate today = LocalDate.now(NetworkTime.ZONE);

    @AtEveryWidth
    void a_partner_sees_its_work_and_meets_nobody(Screen screen) {
        var desk = visitsFixtures.aDesk();
        var association = desk.association();
        var director = network.a(Role.DIRECTOR, association);
        var first = today.minusDays(90);
        var contract = contractsFixtures.aPayer(
                director, "Énergie 2026", first, today.plusDays(200), 1, 300, ContractsFixtures.everything(first));
        var partner = Network.as(director, () -> see.get(contract).partner());
        int lastMonth = (int) ChronoUnit.DAYS.between(today.withDayOfMonth(1).minusDays(1), today);
        Network.as(desk.mediator(), () -> {
            for (int i = 0; i < 12; i++) visits.record(VisitsFixtures.daysAgo(lastMonth, desk));
        });
        Network.as(director, () -> {
            contractsFixtures.done(
                    keep.add(new ReportDue(Ids.next(), contract, today.plusDays(10), today.minusDays(1), null)));
            reattribute.run();
            tell.write();
        });
        var arrangement = lists.anArrangement(association, partner, "reference", "result");
        lists.aList(association, partner, arrangement, today.minusDays(6), 42);
        var waiting = refer(desk.mediator(), partner, "Haddad");
        var answered = refer(desk.mediator(), partner, "Durand");
        answer(answered);
        assertThat(waiting.it().id()).isNotEqualTo(answered.it().id());

        on(screen);
        signIn(network.aPartner(association, partner));
        open("/bureau");
        page.waitForSelector("h1:has-text('Votre espace')");
        assertThat(page.locator("main")).containsText("attend votre réponse");
        assertThat(page.locator("main")).containsText("12 sur 300 demandes");
        assertThat(page.locator("main")).containsText("Bilan attendu : Énergie 2026");
        isFine("partner-home");

        page.click("main h2 a:has-text('Vos transmissions')");
        page.waitForSelector("#own-referrals");
        assertThat(page.locator("#own-referrals tbody tr")).hasCount(2);
        assertThat(page.locator("#own-referrals tbody tr").first()).containsText("Pas encore ouverte");
        assertThat(page.locator("#own-referrals tbody tr").last()).containsText("Réponse donnée");
        assertThat(page.locator("#own-referrals tbody tr").last()).containsText("0 jour");
        assertThat(page.textContent("main")).doesNotContain("Haddad", "Durand", "Nour");
        isFine("partner-referrals");

        open("/partenaire/engagements");
        assertThat(page.locator("main")).containsText("12 (4 %)");
        assertThat(page.locator("main")).containsText("Prochain bilan");
        isFine("partner-contracts");

        page.click("nav a:has-text('Vos référents') >> visible=true");
        page.waitForSelector("h1:has-text('Vos référents')");
        isFine("partner-referents-none");
        page.click("main a:has-text('Ajouter un référent')");
        page.fill("[name=name]", "Inès Roche");
        page.fill("[name=subject]", "Factures impayées");
        page.click("main button:has-text('Enregistrer')");
        assertThat(page.locator("main")).containsText("Donnez un téléphone ou un courriel.");
        isFine("partner-referent-form");
        page.fill("[name=phone]", "04 72 00 00 00");
        page.click("main button:has-text('Enregistrer')");
        assertThat(page.locator("#referents h3")).hasText("Inès Roche");
        isFine("partner-referents");

        open("/partenaire/listes");
        assertThat(page.locator("main")).containsText("liste.csv");
        for (var closed :
                new String[] {"/bureau/conventions/" + contract, "/bureau/personnes", "/bureau/transmissions"})
            assertThat(context.request().get(closed).status()).as(closed).isIn(403, 404);
    }

    private SendReferral.Sending.Sent refer(SignedIn mediator, UUID partner, String name) {
        var person = Ids.next();
        return Network.as(mediator, () -> {
            openFile.handle(new OpenFile.Command(
                    person,
                    PeopleFixtures.reachedBy(PeopleFixtures.aPerson("Nour", name, 1990), "06 12 34 56 78"),
                    "spoken",
                    null,
                    true,
                    false));
            return (SendReferral.Sending.Sent) Outcomes.done(send.handle(new SendReferral.Command(
                    Ids.next(),
                    person,
                    null,
                    partner,
                    "link",
                    "phone",
                    "Aide pour une facture",
                    Map.of(),
                    "spoken",
                    today,
                    false)));
        });
    }

    private void answer(SendReferral.Sending.Sent sent) {
        var behind = follow.find(sent.token()).orElseThrow();
        Asking.as(behind.association()).run(() -> {
            follow.enter(behind.referral(), sent.token(), sent.code(), "here");
            follow.react(behind.referral(), "here", "answer", "C’est réglé.");
        });
    }
}
