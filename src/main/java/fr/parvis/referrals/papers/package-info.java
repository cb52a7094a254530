// SPDX-License-Identifier: EUPL-1.2
/** The mails and the words of referrals, and what is told of them to the person. */
@NullMarked
package fr.parvis.referrals.papers;

import org.jspecify.annotations.NullMarked;
