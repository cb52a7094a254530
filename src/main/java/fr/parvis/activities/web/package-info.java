// SPDX-License-Identifier: EUPL-1.2
/** The page of actions, their correction and history, and the API for devices. */
@NullMarked
package fr.parvis.activities.web;

import org.jspecify.annotations.NullMarked;
