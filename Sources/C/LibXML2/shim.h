/* Debian's libxml2 names ICU's types in its headers, and Swift's Foundation carries an ICU of its own;
   a module that sees both does not compile. Nothing here uses them, so they are left out. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <libxml/SAX2.h>
