// SPDX-License-Identifier: EUPL-1.2
/** Effects on referrals when an agreement is withdrawn. */
@NullMarked
package fr.parvis.referrals.reactions;

import org.jspecify.annotations.NullMarked;
