// SPDX-License-Identifier: EUPL-1.2
/** Pages of referrals: for staff, and the one that a partner opens. */
@NullMarked
package fr.parvis.referrals.web;

import org.jspecify.annotations.NullMarked;
