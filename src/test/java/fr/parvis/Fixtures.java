// SPDX-License-Identifier: EUPL-1.2
package fr.parvis;

import fr.parvis.activities.ActivitiesFixtures;
import fr.parvis.contracts.domain.ContractsFixtures;
import fr.parvis.messages.domain.MessagesFixtures;
import fr.parvis.outreach.ListsFixtures;
import fr.parvis.outreach.domain.OutreachFixtures;
import fr.parvis.outreach.domain.PartnerFixtures;
import fr.parvis.rota.RotaFixtures;
import fr.parvis.rounds.RoundsFixtures;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.workshops.WorkshopsFixtures;
import org.springframework.context.annotation.Import;

/** Fixtures of tests and journeys, each of them a bean. */
@Import({
    Network.class,
    ActivitiesFixtures.class,
    ContractsFixtures.class,
    ListsFixtures.class,
    MessagesFixtures.class,
    OutreachFixtures.class,
    PartnerFixtures.class,
    RotaFixtures.class,
    RoundsFixtures.class,
    VisitsFixtures.class,
    WorkshopsFixtures.class
})
public class Fixtures {}
