// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A supplier's notice, as the person holds it.
 *
 * @param cut whether it announces a cut; a reduction otherwise
 * @param dated the date written on it
 * @param announcedFor the day it announces, when it names one
 * @param leftKva the power that it says stays
 * @param tellsOfTruce whether it says that nothing is cut in winter
 * @param tellsOfServices whether it says that the social services can be asked
 */
public record Notice(
        boolean cut,
        @Nullable LocalDate dated,
        @Nullable LocalDate announcedFor,
        @Nullable Integer leftKva,
        Answer tellsOfTruce,
        Answer tellsOfServices) {}
