// SPDX-License-Identifier: EUPL-1.2
/** Questions of the public, understood, and how often it asks. */
@NullMarked
package fr.parvis.publicsite.domain;

import org.jspecify.annotations.NullMarked;
