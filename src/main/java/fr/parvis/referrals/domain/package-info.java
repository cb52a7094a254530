// SPDX-License-Identifier: EUPL-1.2
/** Rules, use cases and queries of referrals. */
@NullMarked
package fr.parvis.referrals.domain;

import org.jspecify.annotations.NullMarked;
