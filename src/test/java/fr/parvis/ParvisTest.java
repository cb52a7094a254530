// SPDX-License-Identifier: EUPL-1.2
package fr.parvis;

import fr.parvis.activities.ActivitiesFixtures;
import fr.parvis.contracts.domain.ContractsFixtures;
import fr.parvis.messages.domain.MessagesFixtures;
import fr.parvis.outreach.ListsFixtures;
import fr.parvis.outreach.domain.PartnerFixtures;
import fr.parvis.rota.RotaFixtures;
import fr.parvis.rounds.RoundsFixtures;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.workshops.WorkshopsFixtures;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/**
 * A test of the whole application on the real database; all such tests share one context, so each makes associations, people
 * and codes of its own ({@link Network}). No scheduled job runs beside it but those of each process.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
// what a test changes is told at once; connections that no test needs any more are given back to the other contexts
@SpringBootTest(
        properties = {
            "parvis.open-data-trust=0s",
            "parvis.sms.provider=log",
            "spring.datasource.hikari.idle-timeout=10000"
        })
@AutoConfigureMockMvc
@Import({
    Network.class,
    Browser.class,
    Pages.class,
    MessagesFixtures.class,
    PartnerFixtures.class,
    VisitsFixtures.class,
    RotaFixtures.class,
    RoundsFixtures.class,
    ActivitiesFixtures.class,
    ListsFixtures.class,
    WorkshopsFixtures.class,
    ContractsFixtures.class,
    SomeAssociations.class,
    KnownHidingKey.class,
    JobsElsewhere.class
})
public @interface ParvisTest {}
