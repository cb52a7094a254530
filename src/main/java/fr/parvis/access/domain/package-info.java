// SPDX-License-Identifier: EUPL-1.2
/** Accounts, roles, second step, invitations, tokens and the identity of associations. */
@NullMarked
package fr.parvis.access.domain;

import org.jspecify.annotations.NullMarked;
