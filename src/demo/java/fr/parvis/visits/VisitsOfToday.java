// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits;

import fr.parvis.access.SignedIn;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The way in of measurements: made-up visits of today, written one by one as desks write them, with their events. */
public interface VisitsOfToday {

    /** Records a visit of one to three requests. */
    Visit record(SignedIn who, UUID point, Random random);

    /** Corrects a visit: other requests, another number of persons. */
    Visit correct(SignedIn who, Visit visit, Random random);

    void cancel(SignedIn who, Visit visit);

    /** So many visits, for {@link PastVisits#load}. */
    List<Visit> some(SignedIn who, UUID point, int number, Random random);
}
