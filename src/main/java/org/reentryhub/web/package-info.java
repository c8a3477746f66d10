/** What people and programs see over HTTP: the JSON API, the pages, who may call what, and how a refusal sounds. */
@NullMarked
package org.reentryhub.web;

import org.jspecify.annotations.NullMarked;
