// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals;

import java.util.UUID;

/** A partner said something of a referral ({@code accept}, {@code refuse}, {@code ask} or {@code answer}), on its page or as it was noted; published inside the transaction. */
public record ReferralAnswered(UUID referral, String kind) {}
