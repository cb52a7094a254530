// SPDX-License-Identifier: EUPL-1.2
/**
 * Accounts: who is asking, and what they may do.
 *
 * <p><b>Purpose</b>: identify who asks and bind each request to an association. <b>Owns</b>: the tenant's identity, accounts, roles and
 * rights, sessions, second step, invitations, access tokens. <b>Does not do</b>: describe an association (network). <b>Events out</b>: none.
 * <b>Reacts to</b>: none.
 */
@ApplicationModule(allowedDependencies = {"values", "limits", "files", "runtime", "shell", "database", "audit"})
@NullMarked
package fr.parvis.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
