// SPDX-License-Identifier: EUPL-1.2
/** The pages of the network's head on who is near help. */
@NullMarked
package fr.parvis.coverage.web;

import org.jspecify.annotations.NullMarked;
