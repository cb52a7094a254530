// SPDX-License-Identifier: EUPL-1.2
/** Jobs of accounts: forgetting attempts and old invitations. */
@NullMarked
package fr.parvis.access.jobs;

import org.jspecify.annotations.NullMarked;
