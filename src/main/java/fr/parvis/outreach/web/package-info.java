/** Pages and routes of partners' lists. */
@NullMarked
package fr.parvis.outreach.web;

import org.jspecify.annotations.NullMarked;
