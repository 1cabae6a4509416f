<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Diagnosis</name>
    <message>
        <source>If that address is right, add it to this client. If not, remove the server from the program and add it again, so that it registers anew.</source>
        <translation>Wenn diese Adresse stimmt, fügen Sie sie diesem Client hinzu. Wenn nicht, entfernen Sie den Server aus dem Programm und fügen ihn wieder hinzu, damit es sich neu registriert.</translation>
    </message>
    <message>
        <source>“{{client}}” sent a code_verifier that does not belong to the code. Most likely two instances of it started to sign in at once, and one overwrote what the other had kept.</source>
        <translation>„{{client}}“ hat einen code_verifier geschickt, der nicht zum Code gehört. Höchstwahrscheinlich haben zwei Instanzen gleichzeitig mit der Anmeldung begonnen, und eine hat überschrieben, was die andere sich gemerkt hatte.</translation>
    </message>
    <message>
        <source>Close all instances, start one alone and connect it; the others can follow once it is connected. With mcp-remote, also remove its folder ~/.mcp-auth first.</source>
        <translation>Schließen Sie alle Instanzen, starten Sie eine allein und verbinden Sie sie; die anderen können folgen, sobald sie verbunden ist. Bei mcp-remote entfernen Sie vorher auch dessen Ordner ~/.mcp-auth.</translation>
    </message>
    <message>
        <source>“{{client}}” sent the same code twice. To be safe the session made from it was ended.</source>
        <translation>„{{client}}“ hat denselben Code zweimal geschickt. Sicherheitshalber wurde die daraus entstandene Sitzung beendet.</translation>
    </message>
    <message>
        <source>Connect again. If it happens every time, the program repeats its request; report it to its maker.</source>
        <translation>Verbinden Sie sich neu. Wenn es jedes Mal geschieht, wiederholt das Programm seine Anfrage; melden Sie es seinem Hersteller.</translation>
    </message>
    <message>
        <source>“{{client}}” came with its code more than a minute after it had been issued.</source>
        <translation>„{{client}}“ kam mit seinem Code mehr als eine Minute, nachdem er ausgestellt war.</translation>
    </message>
    <message>
        <source>Connect again. If it happens every time, look at the clock of this machine and at what slows the program down.</source>
        <translation>Verbinden Sie sich neu. Wenn es jedes Mal geschieht, sehen Sie nach der Uhr dieses Rechners und danach, was das Programm bremst.</translation>
    </message>
    <message>
        <source>“{{client}}” wanted tokens for something else than the code was issued for: another client, return address or resource.</source>
        <translation>„{{client}}“ wollte Token für etwas anderes, als wofür der Code ausgestellt war: einen anderen Client, eine andere Rücksprungadresse oder Ressource.</translation>
    </message>
    <message>
        <source>Remove the server from the program and add it again. If it stays, report it to the program&apos;s maker.</source>
        <translation>Entfernen Sie den Server aus dem Programm und fügen Sie ihn wieder hinzu. Wenn es so bleibt, melden Sie es dem Hersteller des Programms.</translation>
    </message>
    <message>
        <source>“{{client}}” uses a client ID that is not, or no longer, known here.</source>
        <translation>„{{client}}“ benutzt eine Client-ID, die hier nicht oder nicht mehr bekannt ist.</translation>
    </message>
    <message>
        <source>Remove the server from the program and add it again, so that it registers anew. mcp-remote keeps the old ID in ~/.mcp-auth; delete that folder.</source>
        <translation>Entfernen Sie den Server aus dem Programm und fügen Sie ihn wieder hinzu, damit es sich neu registriert. mcp-remote hat die alte ID in ~/.mcp-auth; löschen Sie diesen Ordner.</translation>
    </message>
    <message>
        <source>“{{client}}” is described by a document that cannot be used ({{problem}}).</source>
        <translation>„{{client}}“ wird von einem Dokument beschrieben, das nicht brauchbar ist ({{problem}}).</translation>
    </message>
    <message>
        <source>If its host is not to be trusted, nothing is to be done. Else look whether this server may reach it (CIMD_ALLOWED_DOMAINS), or tell the program&apos;s maker.</source>
        <translation>Wenn dessen Host nicht zu trauen ist, ist nichts zu tun. Sonst sehen Sie nach, ob dieser Server ihn erreichen darf (CIMD_ALLOWED_DOMAINS), oder sagen Sie es dem Hersteller des Programms.</translation>
    </message>
    <message>
        <source>“{{client}}” is blocked here.</source>
        <translation>„{{client}}“ ist hier gesperrt.</translation>
    </message>
    <message>
        <source>Unblock it if it should come in.</source>
        <translation>Entsperren Sie ihn, wenn er hereindarf.</translation>
    </message>
    <message>
        <source>“{{client}}” has not been allowed yet (CLIENT_APPROVAL).</source>
        <translation>„{{client}}“ ist noch nicht zugelassen (CLIENT_APPROVAL).</translation>
    </message>
    <message>
        <source>Allow it, then connect again.</source>
        <translation>Lassen Sie ihn zu und verbinden Sie sich dann neu.</translation>
    </message>
    <message>
        <source>“{{client}}” could not prove who it is: its secret or its key is wrong.</source>
        <translation>„{{client}}“ konnte nicht beweisen, wer er ist: Sein Geheimnis oder sein Schlüssel ist falsch.</translation>
    </message>
    <message>
        <source>Compare the secret in the program with the one set here, and set it anew on both sides.</source>
        <translation>Vergleichen Sie das Geheimnis im Programm mit dem hier gesetzten und setzen Sie es auf beiden Seiten neu.</translation>
    </message>
    <message>
        <source>“{{client}}” wants to be called back at {{requested}}; the registered address begins otherwise (the scheme differs).</source>
        <translation>„{{client}}“ will unter {{requested}} zurückgerufen werden; die registrierte Adresse beginnt anders (das Schema unterscheidet sich).</translation>
    </message>
    <message>
        <source>“{{client}}” wants to be called back at {{requested}}; the registered address has another host.</source>
        <translation>„{{client}}“ will unter {{requested}} zurückgerufen werden; die registrierte Adresse hat einen anderen Host.</translation>
    </message>
    <message>
        <source>“{{client}}” wants to be called back at {{requested}}; the registered address has another port.</source>
        <translation>„{{client}}“ will unter {{requested}} zurückgerufen werden; die registrierte Adresse hat einen anderen Port.</translation>
    </message>
    <message>
        <source>“{{client}}” wants to be called back at {{requested}}; the registered address has another path.</source>
        <translation>„{{client}}“ will unter {{requested}} zurückgerufen werden; die registrierte Adresse hat einen anderen Pfad.</translation>
    </message>
    <message>
        <source>“{{client}}” wants to be called back at {{requested}}; the registered address differs after the question mark.</source>
        <translation>„{{client}}“ will unter {{requested}} zurückgerufen werden; die registrierte Adresse ist nach dem Fragezeichen anders.</translation>
    </message>
    <message>
        <source>“{{client}}” began the sign-in with a request that is not accepted. It was told: {{detail}}</source>
        <translation>„{{client}}“ hat die Anmeldung mit einer Anfrage begonnen, die nicht angenommen wird. Die Antwort war: {{detail}}</translation>
    </message>
    <message>
        <source>Bring the program up to date. If it stays, report this sentence to its maker.</source>
        <translation>Bringen Sie das Programm auf den neuesten Stand. Wenn es so bleibt, melden Sie diesen Satz seinem Hersteller.</translation>
    </message>
    <message>
        <source>“{{client}}” opened the sign-in again and again in one browser and was stopped.</source>
        <translation>„{{client}}“ hat die Anmeldung in einem Browser immer wieder geöffnet und wurde angehalten.</translation>
    </message>
    <message>
        <source>Close the program, wait a minute and connect again. Look at what went wrong in the attempts before this one: some programs start anew at every error.</source>
        <translation>Schließen Sie das Programm, warten Sie eine Minute und verbinden Sie sich neu. Sehen Sie nach, was bei den Versuchen vor diesem schiefging: Manche Programme beginnen bei jedem Fehler von vorn.</translation>
    </message>
    <message>
        <source>The sign-in of “{{client}}” began in one browser and went on in another, or that browser keeps no cookies. Nothing was issued.</source>
        <translation>Die Anmeldung von „{{client}}“ hat in einem Browser begonnen und ging in einem anderen weiter, oder dieser Browser behält keine Cookies. Es wurde nichts ausgestellt.</translation>
    </message>
    <message>
        <source>Start again and stay in one browser, with cookies allowed. If somebody was sent a link to it, that link was not meant well.</source>
        <translation>Beginnen Sie neu und bleiben Sie in einem Browser, der Cookies erlaubt. Wenn jemandem ein Link dorthin geschickt wurde, war dieser Link nicht gut gemeint.</translation>
    </message>
    <message>
        <source>“{{client}}” began so many sign-ins that this one had to make room for newer ones.</source>
        <translation>„{{client}}“ hat so viele Anmeldungen begonnen, dass diese neueren Platz machen musste.</translation>
    </message>
    <message>
        <source>Close its old pages and go on in the newest one.</source>
        <translation>Schließen Sie die alten Seiten und machen Sie auf der neuesten weiter.</translation>
    </message>
    <message>
        <source>The identity provider {{detail}} could not be reached, so “{{client}}” got nothing.</source>
        <translation>Der Identitätsanbieter {{detail}} war nicht zu erreichen, darum hat „{{client}}“ nichts bekommen.</translation>
    </message>
    <message>
        <source>Look whether the provider is down and whether this machine reaches it (network, proxy, CA_FILE); the log says more. Then connect again.</source>
        <translation>Sehen Sie nach, ob der Anbieter ausgefallen ist und ob dieser Rechner ihn erreicht (Netz, Proxy, CA_FILE); im Protokoll steht mehr. Verbinden Sie sich dann neu.</translation>
    </message>
    <message>
        <source>The identity provider {{detail}} refused the sign-in, or the person cancelled it there.</source>
        <translation>Der Identitätsanbieter {{detail}} hat die Anmeldung abgelehnt, oder die Person hat sie dort abgebrochen.</translation>
    </message>
    <message>
        <source>If the person did not cancel it, look at the provider whether this server&apos;s client is allowed for them and whether its secret is still valid; the log says more.</source>
        <translation>Wenn die Person sie nicht abgebrochen hat, sehen Sie beim Anbieter nach, ob der Client dieses Servers für sie erlaubt und sein Geheimnis noch gültig ist; im Protokoll steht mehr.</translation>
    </message>
    <message>
        <source>The identity provider {{detail}} answered with something that could not be used.</source>
        <translation>Der Identitätsanbieter {{detail}} hat etwas geantwortet, das nicht brauchbar war.</translation>
    </message>
    <message>
        <source>Compare the provider&apos;s settings here with those at the provider; the log says more.</source>
        <translation>Vergleichen Sie die Einstellungen zum Anbieter hier mit denen beim Anbieter; im Protokoll steht mehr.</translation>
    </message>
    <message>
        <source>The person signed in, but is not on the list of who may come in.</source>
        <translation>Die Person hat sich angemeldet, steht aber nicht auf der Liste derer, die hereindürfen.</translation>
    </message>
    <message>
        <source>If they should come in, add them to ALLOWED_USERS or ALLOWED_GROUPS; then they connect again.</source>
        <translation>Wenn sie hereindarf, fügen Sie sie ALLOWED_USERS oder ALLOWED_GROUPS hinzu; dann verbindet sie sich neu.</translation>
    </message>
    <message>
        <source>The session was ended at a refresh because the person is no longer on the list.</source>
        <translation>Die Sitzung wurde bei einer Erneuerung beendet, weil die Person nicht mehr auf der Liste steht.</translation>
    </message>
    <message>
        <source>Nothing, if that was meant. Otherwise add them to ALLOWED_USERS or ALLOWED_GROUPS.</source>
        <translation>Nichts, wenn das so gemeint war. Sonst fügen Sie die Person ALLOWED_USERS oder ALLOWED_GROUPS hinzu.</translation>
    </message>
    <message>
        <source>The session was ended at a refresh because the identity provider no longer vouches for the person: it took its grant back, or it is not configured any more.</source>
        <translation>Die Sitzung wurde bei einer Erneuerung beendet, weil der Identitätsanbieter nicht mehr für die Person bürgt: Er hat seine Erlaubnis zurückgenommen, oder er ist nicht mehr eingerichtet.</translation>
    </message>
    <message>
        <source>Connect again. If it comes back, look at the provider whether this server&apos;s access was withdrawn or runs out; the log says more.</source>
        <translation>Verbinden Sie sich neu. Wenn es wiederkommt, sehen Sie beim Anbieter nach, ob diesem Server der Zugang entzogen wurde oder er abläuft; im Protokoll steht mehr.</translation>
    </message>
    <message>
        <source>A refresh token of “{{client}}” that had been used came back, so the session was ended. Either two instances share one sign-in, or the token was stolen.</source>
        <translation>Ein schon benutztes Refresh-Token von „{{client}}“ kam wieder, darum wurde die Sitzung beendet. Entweder teilen sich zwei Instanzen eine Anmeldung, oder das Token wurde gestohlen.</translation>
    </message>
    <message>
        <source>Connect again. If several instances share one store of sign-ins, give each its own. If none do, find out who else could read the program&apos;s files.</source>
        <translation>Verbinden Sie sich neu. Wenn sich mehrere Instanzen einen Speicher für Anmeldungen teilen, geben Sie jeder einen eigenen. Wenn nicht, finden Sie heraus, wer noch die Dateien des Programms lesen konnte.</translation>
    </message>
    <message>
        <source>The person chose Deny for “{{client}}”.</source>
        <translation>Die Person hat „{{client}}“ abgelehnt.</translation>
    </message>
    <message>
        <source>Nothing. If it was a mistake, they connect again.</source>
        <translation>Nichts. Wenn es ein Versehen war, verbindet sie sich neu.</translation>
    </message>
    <message>
        <source>“{{client}}” does not renew its access: {{count}} of its sessions outlived their first access token, and none of them was refreshed. People have to connect it again each time.</source>
        <translation>„{{client}}“ erneuert seinen Zugang nicht: {{count}} seiner Sitzungen haben ihr erstes Zugangstoken überdauert, und keine davon wurde erneuert. Man muss ihn jedes Mal neu verbinden.</translation>
    </message>
    <message>
        <source>Let access tokens of this client live longer, up to 24 hours. They can still be ended at any moment.</source>
        <translation>Lassen Sie Zugangstoken dieses Clients länger gelten, bis zu 24 Stunden. Sie lassen sich trotzdem jederzeit beenden.</translation>
    </message>
    <message>
        <source>The access token of “{{client}}” is over. It came with it {{count}} times since then and never refreshed it; in the program the tools are gone without a word.</source>
        <translation>Das Zugangstoken von „{{client}}“ ist abgelaufen. Seitdem kam er {{count}}-mal damit und hat es nie erneuert; im Programm sind die Werkzeuge wortlos verschwunden.</translation>
    </message>
    <message>
        <source>Connect the program again. If it happens every day, let access tokens of this client live longer, up to 24 hours.</source>
        <translation>Verbinden Sie das Programm neu. Wenn es jeden Tag geschieht, lassen Sie Zugangstoken dieses Clients länger gelten, bis zu 24 Stunden.</translation>
    </message>
    <message>
        <source>“{{client}}” got its tokens and then stopped: it never called the MCP server.</source>
        <translation>„{{client}}“ hat seine Token bekommen und dann aufgehört: Er hat den MCP-Server nie aufgerufen.</translation>
    </message>
    <message>
        <source>Everything here went well. Try once more; then see whether the address in the program is the one that stands on the first page of this server, and whether a proxy or firewall in front of it lets POST requests to it pass.</source>
        <translation>Hier ging alles gut. Versuchen Sie es noch einmal; sehen Sie dann nach, ob die Adresse im Programm die ist, die auf der ersten Seite dieses Servers steht, und ob ein Proxy oder eine Firewall davor POST-Anfragen an ihn durchlässt.</translation>
    </message>
    <message>
        <source>The sign-in worked and “{{client}}” got its code, but it never came to exchange it.</source>
        <translation>Die Anmeldung ging gut und „{{client}}“ hat seinen Code bekommen, kam aber nie, um ihn einzutauschen.</translation>
    </message>
    <message>
        <source>Most likely nobody listened at the return address any more. Keep the program open until it says that it is connected, and connect again.</source>
        <translation>Höchstwahrscheinlich hat an der Rücksprungadresse niemand mehr gewartet. Lassen Sie das Programm offen, bis es sagt, dass es verbunden ist, und verbinden Sie sich neu.</translation>
    </message>
    <message>
        <source>The person went to sign in for “{{client}}” and did not come back.</source>
        <translation>Die Person ging für „{{client}}“ zur Anmeldung und kam nicht zurück.</translation>
    </message>
    <message>
        <source>If they saw an error there, compare the redirect URI registered at the provider with OAUTH_REDIRECT_URI. Otherwise they just have to connect again.</source>
        <translation>Wenn sie dort einen Fehler sah, vergleichen Sie die beim Anbieter eingetragene Redirect-URI mit OAUTH_REDIRECT_URI. Sonst muss sie sich nur neu verbinden.</translation>
    </message>
    <message>
        <source>“{{client}}” opened the page that asks for consent, and nobody answered it.</source>
        <translation>„{{client}}“ hat die Seite geöffnet, die um Zustimmung bittet, und niemand hat geantwortet.</translation>
    </message>
    <message>
        <source>Connect again and answer the page in the browser within ten minutes.</source>
        <translation>Verbinden Sie sich neu und beantworten Sie die Seite im Browser innerhalb von zehn Minuten.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Came without a token</source>
        <translation>Kam ohne Token</translation>
    </message>
    <message>
        <source>Read where to sign in</source>
        <translation>Hat gelesen, wo man sich anmeldet</translation>
    </message>
    <message>
        <source>Registered itself</source>
        <translation>Hat sich registriert</translation>
    </message>
    <message>
        <source>Its registration was refused</source>
        <translation>Seine Registrierung wurde abgelehnt</translation>
    </message>
    <message>
        <source>Its request to sign in was refused</source>
        <translation>Seine Bitte um Anmeldung wurde abgelehnt</translation>
    </message>
    <message>
        <source>Asked to sign in</source>
        <translation>Bat um Anmeldung</translation>
    </message>
    <message>
        <source>A page of the sign-in was refused</source>
        <translation>Eine Seite der Anmeldung wurde abgelehnt</translation>
    </message>
    <message>
        <source>The person allowed it</source>
        <translation>Die Person hat es erlaubt</translation>
    </message>
    <message>
        <source>The person denied it</source>
        <translation>Die Person hat es abgelehnt</translation>
    </message>
    <message>
        <source>The person went to sign in</source>
        <translation>Die Person ging zur Anmeldung</translation>
    </message>
    <message>
        <source>Name or password was wrong</source>
        <translation>Name oder Passwort war falsch</translation>
    </message>
    <message>
        <source>The provider answered</source>
        <translation>Der Anbieter hat geantwortet</translation>
    </message>
    <message>
        <source>The provider did not say who it is</source>
        <translation>Der Anbieter hat nicht gesagt, wer es ist</translation>
    </message>
    <message>
        <source>The person may not come in</source>
        <translation>Die Person darf nicht herein</translation>
    </message>
    <message>
        <source>Got its code</source>
        <translation>Hat seinen Code bekommen</translation>
    </message>
    <message>
        <source>Could not show who it is</source>
        <translation>Konnte nicht zeigen, wer er ist</translation>
    </message>
    <message>
        <source>Its code was refused</source>
        <translation>Sein Code wurde abgelehnt</translation>
    </message>
    <message>
        <source>Got its tokens</source>
        <translation>Hat seine Token bekommen</translation>
    </message>
    <message>
        <source>Called the MCP server</source>
        <translation>Hat den MCP-Server aufgerufen</translation>
    </message>
    <message>
        <source>Renewed its access</source>
        <translation>Hat seinen Zugang erneuert</translation>
    </message>
    <message>
        <source>Renewed its access again at once</source>
        <translation>Hat seinen Zugang gleich noch einmal erneuert</translation>
    </message>
    <message>
        <source>Was not let renew its access</source>
        <translation>Durfte seinen Zugang nicht erneuern</translation>
    </message>
    <message>
        <source>Came with a token that is not good</source>
        <translation>Kam mit einem Token, das nicht gilt</translation>
    </message>
    <message>
        <source>The document about the MCP server.</source>
        <translation>Das Dokument über den MCP-Server.</translation>
    </message>
    <message>
        <source>The document about this server.</source>
        <translation>Das Dokument über diesen Server.</translation>
    </message>
    <message>
        <source>The page that asks for consent was shown.</source>
        <translation>Die Seite, die um Zustimmung bittet, wurde gezeigt.</translation>
    </message>
    <message>
        <source>What the person had allowed before still holds.</source>
        <translation>Was die Person früher erlaubt hat, gilt noch.</translation>
    </message>
    <message>
        <source>It had asked again and again in one browser and was stopped.</source>
        <translation>Er hatte in einem Browser immer wieder gefragt und wurde angehalten.</translation>
    </message>
    <message>
        <source>It wanted no page to be shown, and one is needed.</source>
        <translation>Er wollte, dass keine Seite gezeigt wird, und es braucht eine.</translation>
    </message>
    <message>
        <source>The request makes no sense.</source>
        <translation>Die Anfrage ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>Its client ID is not, or no longer, known here.</source>
        <translation>Seine Client-ID ist hier nicht oder nicht mehr bekannt.</translation>
    </message>
    <message>
        <source>The document that describes it cannot be used.</source>
        <translation>Das Dokument, das ihn beschreibt, ist nicht brauchbar.</translation>
    </message>
    <message>
        <source>It is blocked here.</source>
        <translation>Er ist hier gesperrt.</translation>
    </message>
    <message>
        <source>It has not been allowed yet.</source>
        <translation>Er ist noch nicht zugelassen.</translation>
    </message>
    <message>
        <source>Its secret or its key is wrong.</source>
        <translation>Sein Geheimnis oder sein Schlüssel ist falsch.</translation>
    </message>
    <message>
        <source>The registered return address begins otherwise.</source>
        <translation>Die registrierte Rücksprungadresse beginnt anders.</translation>
    </message>
    <message>
        <source>The registered return address has another host.</source>
        <translation>Die registrierte Rücksprungadresse hat einen anderen Host.</translation>
    </message>
    <message>
        <source>The registered return address has another port.</source>
        <translation>Die registrierte Rücksprungadresse hat einen anderen Port.</translation>
    </message>
    <message>
        <source>The registered return address has another path.</source>
        <translation>Die registrierte Rücksprungadresse hat einen anderen Pfad.</translation>
    </message>
    <message>
        <source>The registered return address differs after the question mark.</source>
        <translation>Die registrierte Rücksprungadresse ist nach dem Fragezeichen anders.</translation>
    </message>
    <message>
        <source>The request is not accepted.</source>
        <translation>Die Anfrage wird nicht angenommen.</translation>
    </message>
    <message>
        <source>It came from another browser, or one that keeps no cookies.</source>
        <translation>Sie kam aus einem anderen Browser oder aus einem, der keine Cookies behält.</translation>
    </message>
    <message>
        <source>Newer sign-ins had taken its place.</source>
        <translation>Neuere Anmeldungen hatten ihren Platz eingenommen.</translation>
    </message>
    <message>
        <source>The provider could not be reached.</source>
        <translation>Der Anbieter war nicht zu erreichen.</translation>
    </message>
    <message>
        <source>The provider said no.</source>
        <translation>Der Anbieter hat nein gesagt.</translation>
    </message>
    <message>
        <source>The answer could not be used.</source>
        <translation>Die Antwort war nicht brauchbar.</translation>
    </message>
    <message>
        <source>It is not known here.</source>
        <translation>Hier nicht bekannt.</translation>
    </message>
    <message>
        <source>It is over.</source>
        <translation>Abgelaufen.</translation>
    </message>
    <message>
        <source>It had been used before.</source>
        <translation>Schon einmal benutzt.</translation>
    </message>
    <message>
        <source>It belongs to another client.</source>
        <translation>Gehört einem anderen Client.</translation>
    </message>
    <message>
        <source>It belongs to another return address.</source>
        <translation>Gehört zu einer anderen Rücksprungadresse.</translation>
    </message>
    <message>
        <source>The code_verifier does not belong to it.</source>
        <translation>Der code_verifier gehört nicht dazu.</translation>
    </message>
    <message>
        <source>It is for another MCP server.</source>
        <translation>Für einen anderen MCP-Server.</translation>
    </message>
    <message>
        <source>It asked for more than was allowed.</source>
        <translation>Er wollte mehr, als erlaubt war.</translation>
    </message>
    <message>
        <source>The person is no longer on the list.</source>
        <translation>Die Person steht nicht mehr auf der Liste.</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::ActivityModel</name>
    <message>
        <source>%1 is connected to %2.</source>
        <translation>%1 ist mit %2 verbunden.</translation>
    </message>
    <message>
        <source>The session of %1 has ended: %2.</source>
        <translation>Die Sitzung von %1 ist beendet: %2.</translation>
    </message>
    <message>
        <source>%1 signed in and may not come in.</source>
        <translation>%1 hat sich angemeldet und darf nicht herein.</translation>
    </message>
    <message>
        <source>%1 registered itself as a client.</source>
        <translation>%1 hat sich als Client registriert.</translation>
    </message>
    <message>
        <source>%1 waits to be allowed.</source>
        <translation>%1 wartet auf Erlaubnis.</translation>
    </message>
    <message>
        <source>All is well again.</source>
        <translation>Alles ist wieder in Ordnung.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>%1 has signed in for the first time.</source>
        <translation>%1 hat sich zum ersten Mal angemeldet.</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::ApprovalsModel</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::AttemptWords</name>
    <message>
        <source>Unknown program</source>
        <translation>Unbekanntes Programm</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>Es geht.</translation>
    </message>
    <message>
        <source>A program</source>
        <translation>Ein Programm</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s), the last at %1</source>
        <translation>
            <numerusform>%n-mal, zuletzt %1</numerusform>
            <numerusform>%n-mal, zuletzt %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Attempt to connect to %1</source>
        <translation>Verbindungsversuch mit %1</translation>
    </message>
    <message>
        <source>Client: %1</source>
        <translation>Client: %1</translation>
    </message>
    <message>
        <source>Client id: %1</source>
        <translation>Client-ID: %1</translation>
    </message>
    <message>
        <source>Session: %1</source>
        <translation>Sitzung: %1</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Von %1 bis %2</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::AttemptsModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>How far it came</source>
        <translation>Wie weit er kam</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Befund</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::AuditExport</name>
    <message>
        <source>The file cannot be written: %1.</source>
        <translation>Die Datei kann nicht geschrieben werden: %1.</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::AuditModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>Getan von</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::AuditWords</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Server started</source>
        <translation>Server gestartet</translation>
    </message>
    <message>
        <source>Server stopped</source>
        <translation>Server angehalten</translation>
    </message>
    <message>
        <source>Settings read again</source>
        <translation>Einstellungen neu gelesen</translation>
    </message>
    <message>
        <source>Told to stop</source>
        <translation>Zum Anhalten aufgefordert</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>Administrator connected</source>
        <translation>Verwalter verbunden</translation>
    </message>
    <message>
        <source>Administrator refused</source>
        <translation>Verwalter abgewiesen</translation>
    </message>
    <message>
        <source>Changed by an administrator</source>
        <translation>Vom Verwalter geändert</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <translation>Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Zustimmung</translation>
    </message>
    <message>
        <source>Consent given</source>
        <translation>Zugestimmt</translation>
    </message>
    <message>
        <source>Consent denied</source>
        <translation>Nicht zugestimmt</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Session opened</source>
        <translation>Sitzung begonnen</translation>
    </message>
    <message>
        <source>Session ended</source>
        <translation>Sitzung beendet</translation>
    </message>
    <message>
        <source>Refresh token stolen</source>
        <translation>Refresh-Token gestohlen</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Client registered</source>
        <translation>Client registriert</translation>
    </message>
    <message>
        <source>Client refused</source>
        <translation>Client abgewiesen</translation>
    </message>
    <message>
        <source>Client created</source>
        <translation>Client angelegt</translation>
    </message>
    <message>
        <source>Client approved</source>
        <translation>Client erlaubt</translation>
    </message>
    <message>
        <source>Client denied</source>
        <translation>Client abgelehnt</translation>
    </message>
    <message>
        <source>Client blocked</source>
        <translation>Client gesperrt</translation>
    </message>
    <message>
        <source>Client unblocked</source>
        <translation>Client entsperrt</translation>
    </message>
    <message>
        <source>Client deleted</source>
        <translation>Client gelöscht</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Token created</source>
        <translation>Token angelegt</translation>
    </message>
    <message>
        <source>Token revoked</source>
        <translation>Token widerrufen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Setting changed</source>
        <translation>Einstellung geändert</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>Geheimnisse</translation>
    </message>
    <message>
        <source>Secret changed</source>
        <translation>Geheimnis geändert</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Old rows removed</source>
        <translation>Alte Zeilen entfernt</translation>
    </message>
    <message>
        <source>Rows left out</source>
        <translation>Zeilen ausgelassen</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>%1 set</source>
        <translation>%1 gesetzt</translation>
    </message>
    <message>
        <source>the client</source>
        <translation>der Client</translation>
    </message>
    <message>
        <source>unknown client</source>
        <translation>unbekannter Client</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>not approved</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>wrong credentials</source>
        <translation>falsche Zugangsdaten</translation>
    </message>
    <message>
        <source>another redirect URI</source>
        <translation>eine andere Redirect-URI</translation>
    </message>
    <message>
        <source>wrong password</source>
        <translation>falsches Kennwort</translation>
    </message>
    <message>
        <source>by %1</source>
        <comment>a provider</comment>
        <translation>über %1</translation>
    </message>
    <message>
        <source>not allowed, by %1</source>
        <translation>nicht zugelassen, über %1</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::ClientsModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Client-ID</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::DoctorRun</name>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Gatehouse doctor at %1, %2</source>
        <translation>Gatehouse-Diagnose für %1, %2</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::LiveServer</name>
    <message>
        <source>No Gatehouse server answers at %1.</source>
        <translation>Kein Gatehouse-Server antwortet an %1.</translation>
    </message>
    <message>
        <source> or at </source>
        <translation> oder an </translation>
    </message>
</context>
<context>
    <name>gatehouse::models::PeopleModel</name>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Signed in at</source>
        <translation>Angemeldet bei</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::ProvidersModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::ServerWords</name>
    <message>
        <source>The provider %1 says where people sign in.</source>
        <translation>Der Anbieter %1 sagt, wo man sich anmeldet.</translation>
    </message>
    <message>
        <source>The provider %1 cannot be asked: %2</source>
        <translation>Der Anbieter %1 kann nicht gefragt werden: %2</translation>
    </message>
    <message>
        <source>Nobody can sign in there, and sessions end when its tokens do.</source>
        <translation>Niemand kann sich dort anmelden, und Sitzungen enden mit seinen Token.</translation>
    </message>
    <message>
        <source>See that this machine reaches it (firewall, OUTGOING_PROXY, CA_FILE) and that its URL in the settings is right.</source>
        <translation>Prüfen Sie, ob diese Maschine ihn erreicht (Firewall, OUTGOING_PROXY, CA_FILE) und ob seine URL in den Einstellungen stimmt.</translation>
    </message>
    <message>
        <source>The provider %1 knows our client id and secret.</source>
        <translation>Der Anbieter %1 kennt unsere Client-ID und unser Geheimnis.</translation>
    </message>
    <message>
        <source>The provider %1 refuses our client id or secret: %2</source>
        <translation>Der Anbieter %1 lehnt unsere Client-ID oder unser Geheimnis ab: %2</translation>
    </message>
    <message>
        <source>Every sign-in fails on its way back.</source>
        <translation>Jede Anmeldung scheitert auf dem Rückweg.</translation>
    </message>
    <message>
        <source>Copy both again from the provider&apos;s page into the settings; a secret may have been replaced or have expired there.</source>
        <translation>Kopieren Sie beide noch einmal von der Seite des Anbieters in die Einstellungen; ein Geheimnis kann dort ersetzt worden oder abgelaufen sein.</translation>
    </message>
    <message>
        <source>The provider %1 does not know our redirect URI: %2</source>
        <translation>Der Anbieter %1 kennt unsere Redirect-URI nicht: %2</translation>
    </message>
    <message>
        <source>Every sign-in is refused by the provider.</source>
        <translation>Jede Anmeldung wird vom Anbieter abgelehnt.</translation>
    </message>
    <message>
        <source>Register BASE_URL/oauth/callback there, as the start-up log says it (with several providers: BASE_URL/oauth/provider-callback/%1).</source>
        <translation>Registrieren Sie dort BASE_URL/oauth/callback, wie es das Protokoll beim Start sagt (bei mehreren Anbietern: BASE_URL/oauth/provider-callback/%1).</translation>
    </message>
    <message>
        <source>Whether the provider %1 accepts our client id and secret could not be told: %2</source>
        <translation>Ob der Anbieter %1 unsere Client-ID und unser Geheimnis annimmt, war nicht festzustellen: %2</translation>
    </message>
    <message>
        <source>If it does not, every sign-in fails on its way back.</source>
        <translation>Wenn nicht, scheitert jede Anmeldung auf dem Rückweg.</translation>
    </message>
    <message>
        <source>Sign in once yourself to be sure.</source>
        <translation>Melden Sie sich einmal selbst an, um sicher zu sein.</translation>
    </message>
    <message>
        <source>The MCP server %1 does not work: %2</source>
        <translation>Der MCP-Server %1 funktioniert nicht: %2</translation>
    </message>
    <message>
        <source>Clients connect, and find no tools.</source>
        <translation>Clients verbinden sich und finden keine Werkzeuge.</translation>
    </message>
    <message>
        <source>See its entry in MCP_SERVERS_FILE, and its own log; programs write theirs to the log of gatehoused.</source>
        <translation>Sehen Sie sich seinen Eintrag in MCP_SERVERS_FILE und sein Protokoll an; Programme schreiben ihres in das von gatehoused.</translation>
    </message>
    <message>
        <source>The MCP server %1 is there; it was not asked more, since %2.</source>
        <translation>Der MCP-Server %1 ist da; mehr wurde er nicht gefragt, denn %2.</translation>
    </message>
    <message>
        <source>its rules let only some people in</source>
        <translation>seine Regeln lassen nur manche Personen ein</translation>
    </message>
    <message>
        <source>its rules let only some clients in</source>
        <translation>seine Regeln lassen nur manche Clients ein</translation>
    </message>
    <message>
        <source>it is asked with a person&apos;s token</source>
        <translation>er wird mit dem Token einer Person gefragt</translation>
    </message>
    <message>
        <source>The MCP server %1 answers and has %2 tools.</source>
        <translation>Der MCP-Server %1 antwortet; Zahl seiner Werkzeuge: %2.</translation>
    </message>
    <message>
        <source>%1 gets as far as the consent page.</source>
        <translation>%1 kommt bis zur Zustimmungsseite.</translation>
    </message>
    <message>
        <source>%1 stops %2: %3</source>
        <translation>%1 bleibt stehen, %2: %3</translation>
    </message>
    <message>
        <source>when it calls the MCP server without a token</source>
        <translation>wenn es den MCP-Server ohne Token aufruft</translation>
    </message>
    <message>
        <source>when it reads the metadata</source>
        <translation>wenn es die Metadaten liest</translation>
    </message>
    <message>
        <source>when it registers</source>
        <translation>wenn es sich registriert</translation>
    </message>
    <message>
        <source>when it sends a person to sign in</source>
        <translation>wenn es eine Person zur Anmeldung schickt</translation>
    </message>
    <message>
        <source>Nobody can connect with it.</source>
        <translation>Niemand kann sich damit verbinden.</translation>
    </message>
    <message>
        <source>If what came before on this list is good, something in front of Gatehouse treats this request in its own way; look at its log.</source>
        <translation>Wenn alles davor auf dieser Liste gut ist, behandelt etwas vor Gatehouse diese Anfrage auf seine eigene Weise; sehen Sie in dessen Protokoll.</translation>
    </message>
    <message>
        <source>the answer is HTTP %1.</source>
        <translation>die Antwort ist HTTP %1.</translation>
    </message>
    <message>
        <source>the answer is no page.</source>
        <translation>die Antwort ist keine Seite.</translation>
    </message>
    <message>
        <source>the page does not ask for consent.</source>
        <translation>die Seite fragt nicht nach Zustimmung.</translation>
    </message>
    <message>
        <source>the answer is HTTP %1, not 401.</source>
        <translation>die Antwort ist HTTP %1, nicht 401.</translation>
    </message>
    <message>
        <source>the answer has lost its WWW-Authenticate field.</source>
        <translation>der Antwort fehlt das Feld WWW-Authenticate.</translation>
    </message>
    <message>
        <source>The name %1 of BASE_URL has no address.</source>
        <translation>Der Name %1 aus BASE_URL hat keine Adresse.</translation>
    </message>
    <message>
        <source>No client finds this server.</source>
        <translation>Kein Client findet diesen Server.</translation>
    </message>
    <message>
        <source>Make an A or AAAA record for %1, or correct BASE_URL.</source>
        <translation>Legen Sie einen A- oder AAAA-Eintrag für %1 an, oder berichtigen Sie BASE_URL.</translation>
    </message>
    <message>
        <source>%1 is this machine itself.</source>
        <translation>%1 ist diese Maschine selbst.</translation>
    </message>
    <message>
        <source>%1 leads to %2, which is no address of the internet.</source>
        <translation>%1 führt zu %2, und das ist keine Adresse im Internet.</translation>
    </message>
    <message>
        <source>Clients in your network can connect, those that run on the web (Claude, ChatGPT) cannot.</source>
        <translation>Clients in Ihrem Netz können sich verbinden, solche im Web (Claude, ChatGPT) nicht.</translation>
    </message>
    <message>
        <source>If those are wanted, let %1 have a public address, or use a tunnel.</source>
        <translation>Wenn diese gewünscht sind, geben Sie %1 eine öffentliche Adresse, oder nehmen Sie einen Tunnel.</translation>
    </message>
    <message>
        <source>%1 leads to %2.</source>
        <translation>%1 führt zu %2.</translation>
    </message>
    <message>
        <source>Clients do not connect to what they cannot trust.</source>
        <translation>Clients verbinden sich nicht mit etwas, dem sie nicht vertrauen können.</translation>
    </message>
    <message>
        <source>The certificate has expired on %1.</source>
        <translation>Das Zertifikat ist am %1 abgelaufen.</translation>
    </message>
    <message>
        <source>Renew it where TLS ends (TLS_CERT_FILE, or the proxy in front), and reload.</source>
        <translation>Erneuern Sie es dort, wo TLS endet (TLS_CERT_FILE oder der Proxy davor), und lassen Sie es neu lesen.</translation>
    </message>
    <message>
        <source>No trusted TLS connection: %1</source>
        <translation>Keine vertrauenswürdige TLS-Verbindung: %1</translation>
    </message>
    <message>
        <source>Serve a certificate for this name with the whole chain (fullchain.pem) where TLS ends: TLS_CERT_FILE, or the proxy in front.</source>
        <translation>Verwenden Sie dort, wo TLS endet, ein Zertifikat für diesen Namen mit der ganzen Kette (fullchain.pem): TLS_CERT_FILE oder der Proxy davor.</translation>
    </message>
    <message>
        <source>The public URL shows no certificate.</source>
        <translation>Die öffentliche URL zeigt kein Zertifikat.</translation>
    </message>
    <message>
        <source>Look at what serves TLS in front of Gatehouse.</source>
        <translation>Sehen Sie sich an, was vor Gatehouse TLS anbietet.</translation>
    </message>
    <message>
        <source>The certificate expires on %1, in %2 days.</source>
        <translation>Das Zertifikat läuft am %1 ab, in %2 Tagen.</translation>
    </message>
    <message>
        <source>From then on no client connects; automatic renewal happens earlier than this.</source>
        <translation>Von da an verbindet sich kein Client; automatisch erneuert wird früher.</translation>
    </message>
    <message>
        <source>See why it was not renewed, and renew it now.</source>
        <translation>Sehen Sie nach, warum es nicht erneuert wurde, und erneuern Sie es jetzt.</translation>
    </message>
    <message>
        <source>The certificate is trusted, until %1.</source>
        <translation>Dem Zertifikat wird vertraut, bis %1.</translation>
    </message>
    <message>
        <source>Clients read it first; where it is missing or changed they stop.</source>
        <translation>Clients lesen das zuerst; wo es fehlt oder verändert ist, bleiben sie stehen.</translation>
    </message>
    <message>
        <source>%1 cannot be fetched: %2</source>
        <translation>%1 ist nicht abzurufen: %2</translation>
    </message>
    <message>
        <source>See that BASE_URL leads to this server: the port, the proxy, the firewall. Some routers do not lead back in from inside; then only this test fails, and a name for it in /etc/hosts helps.</source>
        <translation>Prüfen Sie, ob BASE_URL zu diesem Server führt: Port, Proxy, Firewall. Manche Router führen von innen nicht wieder hinein; dann scheitert nur diese Prüfung, und ein Name dafür in /etc/hosts hilft.</translation>
    </message>
    <message>
        <source>%1 is answered with HTTP %2.</source>
        <translation>%1 wird mit HTTP %2 beantwortet.</translation>
    </message>
    <message>
        <source>Let what stands in front pass every path on to Gatehouse, and ask nobody to sign in for it.</source>
        <translation>Lassen Sie das, was davor steht, jeden Pfad an Gatehouse weitergeben und niemanden dafür nach einer Anmeldung fragen.</translation>
    </message>
    <message>
        <source>%1 is not what this server says; it differs from byte %2 on.</source>
        <translation>%1 ist nicht, was dieser Server sagt; ab Byte %2 ist es anders.</translation>
    </message>
    <message>
        <source>Something in front changes answers, or BASE_URL leads to another server. Switch off what rewrites them.</source>
        <translation>Etwas davor verändert Antworten, oder BASE_URL führt zu einem anderen Server. Schalten Sie ab, was sie umschreibt.</translation>
    </message>
    <message>
        <source>%1 comes through as it is.</source>
        <translation>%1 kommt unverändert an.</translation>
    </message>
    <message>
        <source>The clock of this machine is %1 seconds %2 that of %3.</source>
        <translation>Die Uhr dieser Maschine geht gegenüber der von %3 um %1 Sekunden %2.</translation>
    </message>
    <message>
        <source>ahead of</source>
        <translation>vor</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>Tokens of the provider seem expired or not yet valid, and sign-ins fail.</source>
        <translation>Token des Anbieters scheinen abgelaufen oder noch nicht gültig, und Anmeldungen scheitern.</translation>
    </message>
    <message>
        <source>Switch time synchronisation on: timedatectl set-ntp true</source>
        <translation>Schalten Sie die Zeitsynchronisation ein: timedatectl set-ntp true</translation>
    </message>
    <message>
        <source>The clock agrees with that of %1.</source>
        <translation>Die Uhr stimmt mit der von %1 überein.</translation>
    </message>
    <message>
        <source>Nobody was found to compare the clock of this machine with.</source>
        <translation>Es fand sich niemand, mit dem die Uhr dieser Maschine zu vergleichen wäre.</translation>
    </message>
    <message>
        <source>BASE_URL has no TLS.</source>
        <translation>BASE_URL ist ohne TLS.</translation>
    </message>
    <message>
        <source>Nothing can be written in %1.</source>
        <translation>In %1 lässt sich nichts schreiben.</translation>
    </message>
    <message>
        <source>No token can be issued: what is not stored is not answered.</source>
        <translation>Kein Token kann ausgestellt werden: Was nicht gespeichert ist, wird nicht beantwortet.</translation>
    </message>
    <message>
        <source>See that the disk is not full and mounted read-only, and that the folder belongs to the user Gatehouse runs as.</source>
        <translation>Prüfen Sie, dass der Datenträger nicht voll oder schreibgeschützt eingehängt ist und dass der Ordner dem Benutzer gehört, unter dem Gatehouse läuft.</translation>
    </message>
    <message>
        <source>Only %1 are free where %2 is.</source>
        <translation>Nur %1 sind frei, wo %2 liegt.</translation>
    </message>
    <message>
        <source>%1 are free where %2 is.</source>
        <translation>%1 sind frei, wo %2 liegt.</translation>
    </message>
    <message>
        <source>When it is full no token can be issued.</source>
        <translation>Wenn er voll ist, kann kein Token ausgestellt werden.</translation>
    </message>
    <message>
        <source>Make room on that disk.</source>
        <translation>Schaffen Sie Platz auf diesem Datenträger.</translation>
    </message>
    <message>
        <source>Others on this machine may look into %1.</source>
        <translation>Andere auf dieser Maschine dürfen in %1 hineinsehen.</translation>
    </message>
    <message>
        <source>The database and the key that opens it are there.</source>
        <translation>Dort liegen die Datenbank und der Schlüssel, der sie öffnet.</translation>
    </message>
    <message>
        <source>Run: chmod 700 %1</source>
        <translation>Führen Sie aus: chmod 700 %1</translation>
    </message>
    <message>
        <source>%1 is private.</source>
        <translation>%1 ist privat.</translation>
    </message>
    <message>
        <source>The database is whole.</source>
        <translation>Die Datenbank ist heil.</translation>
    </message>
    <message>
        <source>The database is damaged: %1</source>
        <translation>Die Datenbank ist beschädigt: %1</translation>
    </message>
    <message>
        <source>Sessions may be lost, and the next start may refuse it.</source>
        <translation>Sitzungen können verloren sein, und der nächste Start kann sie ablehnen.</translation>
    </message>
    <message>
        <source>Stop the server, keep a copy of its data folder, and restore the latest backup: gatehoused --restore FILE</source>
        <translation>Halten Sie den Server an, behalten Sie eine Kopie seines Datenordners, und stellen Sie die letzte Sicherung wieder her: gatehoused --restore DATEI</translation>
    </message>
    <message>
        <source>ALLOWED_USERS and ALLOWED_GROUPS are empty: nobody may come in.</source>
        <translation>ALLOWED_USERS und ALLOWED_GROUPS sind leer: Niemand darf herein.</translation>
    </message>
    <message>
        <source>Whoever signs in is refused.</source>
        <translation>Wer sich anmeldet, wird abgelehnt.</translation>
    </message>
    <message>
        <source>Set for example ALLOWED_USERS=*@example.com and start again.</source>
        <translation>Setzen Sie zum Beispiel ALLOWED_USERS=*@example.com, und starten Sie neu.</translation>
    </message>
    <message>
        <source>ALLOWED_USERS is *: everybody with an account at the provider may come in.</source>
        <translation>ALLOWED_USERS ist *: Jeder mit einem Konto beim Anbieter darf herein.</translation>
    </message>
    <message>
        <source>At a public provider that is everybody there is.</source>
        <translation>Bei einem öffentlichen Anbieter sind das alle, die es gibt.</translation>
    </message>
    <message>
        <source>Name addresses or domains in ALLOWED_USERS, or groups in ALLOWED_GROUPS.</source>
        <translation>Nennen Sie Adressen oder Domains in ALLOWED_USERS oder Gruppen in ALLOWED_GROUPS.</translation>
    </message>
    <message>
        <source>%1 could be guessed: %2.</source>
        <translation>%1 ist zu erraten: %2.</translation>
    </message>
    <message>
        <source>The client secret of the provider %1</source>
        <translation>Das Client-Geheimnis des Anbieters %1</translation>
    </message>
    <message>
        <source>Who has it can pass for this server, or for its client.</source>
        <translation>Wer es hat, kann sich als dieser Server oder als sein Client ausgeben.</translation>
    </message>
    <message>
        <source>Have a new secret made where this one comes from, and set it here.</source>
        <translation>Lassen Sie dort, woher es kommt, ein neues Geheimnis machen, und setzen Sie es hier.</translation>
    </message>
    <message>
        <source>A key that seals tokens could be guessed: %1.</source>
        <translation>Ein Schlüssel, der Token versiegelt, ist zu erraten: %1.</translation>
    </message>
    <message>
        <source>Who copies the database could read the provider&apos;s tokens in it.</source>
        <translation>Wer die Datenbank kopiert, könnte die Token des Anbieters darin lesen.</translation>
    </message>
    <message>
        <source>Put a new key in front of the others in RS_TOKENS_ENC_KEY; what is under the old one is sealed anew.</source>
        <translation>Setzen Sie in RS_TOKENS_ENC_KEY einen neuen Schlüssel vor die anderen; was unter dem alten liegt, wird neu versiegelt.</translation>
    </message>
    <message>
        <source>it repeats a pattern</source>
        <translation>ein Muster wiederholt sich</translation>
    </message>
    <message>
        <source>its bytes count up or down</source>
        <translation>seine Bytes zählen auf- oder abwärts</translation>
    </message>
    <message>
        <source>it is made of letters and digits, not of random bytes</source>
        <translation>er besteht aus Buchstaben und Ziffern, nicht aus zufälligen Bytes</translation>
    </message>
    <message>
        <source>it has too few different bytes</source>
        <translation>er hat zu wenige verschiedene Bytes</translation>
    </message>
    <message>
        <source>it has fewer than %1 characters</source>
        <translation>es hat weniger als %1 Zeichen</translation>
    </message>
    <message>
        <source>it has too few different characters</source>
        <translation>es hat zu wenige verschiedene Zeichen</translation>
    </message>
    <message>
        <source>it is a well-known word</source>
        <translation>es ist ein bekanntes Wort</translation>
    </message>
    <message>
        <source>The rule %1 of ALLOWED_GROUPS means the group %2 of the provider %3, not a team at GitHub.</source>
        <translation>Die Regel %1 aus ALLOWED_GROUPS meint die Gruppe %2 des Anbieters %3, kein Team bei GitHub.</translation>
    </message>
    <message>
        <source>While GitHub is the only provider the same words mean the team %1 of the organization %2, so that the rule lets in other people than it did.</source>
        <translation>Solange GitHub der einzige Anbieter ist, meinen dieselben Worte das Team %1 der Organisation %2; die Regel lässt also andere Personen ein als bisher.</translation>
    </message>
    <message>
        <source>For the team write GITHUB/%1, where GITHUB is the name of that provider in PROVIDERS; if the group is meant, nothing is to do.</source>
        <translation>Für das Team schreiben Sie GITHUB/%1, wobei GITHUB der Name dieses Anbieters in PROVIDERS ist; ist die Gruppe gemeint, ist nichts zu tun.</translation>
    </message>
    <message>
        <source>A proxy on this machine stands in front, and TRUSTED_PROXIES is empty.</source>
        <translation>Ein Proxy auf dieser Maschine steht davor, und TRUSTED_PROXIES ist leer.</translation>
    </message>
    <message>
        <source>Everybody counts as one address, 127.0.0.1: limits meant for one hit all, and logs do not say who it was.</source>
        <translation>Alle zählen als eine Adresse, 127.0.0.1: Grenzen, die einem gelten, treffen alle, und Protokolle sagen nicht, wer es war.</translation>
    </message>
    <message>
        <source>Set TRUSTED_PROXIES=127.0.0.1/32,::1/128, and let the proxy set X-Forwarded-For.</source>
        <translation>Setzen Sie TRUSTED_PROXIES=127.0.0.1/32,::1/128, und lassen Sie den Proxy X-Forwarded-For setzen.</translation>
    </message>
    <message>
        <source>BASE_URL is %1: only programs on this machine can use it.</source>
        <translation>BASE_URL ist %1: Nur Programme auf dieser Maschine können es verwenden.</translation>
    </message>
    <message>
        <source>Clients on other machines, and all that run on the web, cannot connect.</source>
        <translation>Clients auf anderen Maschinen und alle im Web können sich nicht verbinden.</translation>
    </message>
    <message>
        <source>For more than a try, set BASE_URL to an https address that they reach.</source>
        <translation>Für mehr als einen Versuch setzen Sie BASE_URL auf eine https-Adresse, die sie erreichen.</translation>
    </message>
    <message>
        <source>The settings fit together.</source>
        <translation>Die Einstellungen passen zusammen.</translation>
    </message>
    <message>
        <source>There was no end to it: %1.</source>
        <translation>Es nahm kein Ende: %1.</translation>
    </message>
    <message>
        <source>What is asked here does not answer in a time that a person waits.</source>
        <translation>Was hier gefragt wird, antwortet nicht in einer Zeit, die jemand wartet.</translation>
    </message>
    <message>
        <source>See what it is waiting for, in its own log.</source>
        <translation>Sehen Sie in seinem eigenen Protokoll nach, worauf es wartet.</translation>
    </message>
    <message>
        <source>Not tried: %1.</source>
        <translation>Nicht versucht: %1.</translation>
    </message>
    <message>
        <source>It would fail for the reason above.</source>
        <translation>Es würde aus dem Grund oben scheitern.</translation>
    </message>
    <message>
        <source>Correct what is wrong with the public URL first, and run this again.</source>
        <translation>Beheben Sie zuerst, was mit der öffentlichen URL nicht stimmt, und starten Sie dies noch einmal.</translation>
    </message>
    <message>
        <source>the settings</source>
        <translation>die Einstellungen</translation>
    </message>
    <message>
        <source>the data folder</source>
        <translation>der Datenordner</translation>
    </message>
    <message>
        <source>the database</source>
        <translation>die Datenbank</translation>
    </message>
    <message>
        <source>the name of BASE_URL</source>
        <translation>der Name aus BASE_URL</translation>
    </message>
    <message>
        <source>the certificate of BASE_URL</source>
        <translation>das Zertifikat von BASE_URL</translation>
    </message>
    <message>
        <source>the metadata as clients read it</source>
        <translation>die Metadaten, wie Clients sie lesen</translation>
    </message>
    <message>
        <source>the clock of this machine</source>
        <translation>die Uhr dieser Maschine</translation>
    </message>
    <message>
        <source>the provider %1</source>
        <translation>der Anbieter %1</translation>
    </message>
    <message>
        <source>our credentials at the provider %1</source>
        <translation>unsere Zugangsdaten beim Anbieter %1</translation>
    </message>
    <message>
        <source>the MCP server %1</source>
        <translation>der MCP-Server %1</translation>
    </message>
    <message>
        <source>signing in with %1</source>
        <translation>die Anmeldung mit %1</translation>
    </message>
    <message>
        <source>Somebody used a copy of a refresh token of %1; the session has been ended.</source>
        <translation>Jemand hat eine Kopie eines Refresh-Tokens von %1 verwendet; die Sitzung wurde beendet.</translation>
    </message>
    <message>
        <source>The provider %1 does not answer as it should: %2</source>
        <translation>Der Anbieter %1 antwortet nicht, wie er sollte: %2</translation>
    </message>
    <message>
        <source>There is no session of that id; it may have ended.</source>
        <translation>Es gibt keine Sitzung mit dieser ID; sie ist vielleicht schon beendet.</translation>
    </message>
    <message>
        <source>There is no client of that id.</source>
        <translation>Es gibt keinen Client mit dieser ID.</translation>
    </message>
    <message>
        <source>Nobody waits with that code.</source>
        <translation>Mit diesem Code wartet niemand.</translation>
    </message>
    <message>
        <source>Nobody waits with that code, and no client has that id.</source>
        <translation>Mit diesem Code wartet niemand, und kein Client hat diese ID.</translation>
    </message>
    <message>
        <source>The client has changed since it asked; let it ask again.</source>
        <translation>Der Client hat sich geändert, seit er gefragt hat; lassen Sie ihn noch einmal fragen.</translation>
    </message>
    <message>
        <source>This client stands in the settings as OAUTH_CLIENT_ID; take it out there.</source>
        <translation>Dieser Client steht als OAUTH_CLIENT_ID in den Einstellungen; nehmen Sie ihn dort heraus.</translation>
    </message>
    <message>
        <source>A client needs a name of 1 to %1 characters.</source>
        <translation>Ein Client braucht einen Namen von 1 bis %1 Zeichen.</translation>
    </message>
    <message>
        <source>A client needs 1 to %1 redirect URIs.</source>
        <translation>Ein Client braucht 1 bis %1 Redirect-URIs.</translation>
    </message>
    <message>
        <source>%1 cannot be a redirect URI: %2</source>
        <translation>%1 kann keine Redirect-URI sein: %2</translation>
    </message>
    <message>
        <source>An agent needs a name of 1 to %1 characters.</source>
        <translation>Ein Agent braucht einen Namen von 1 bis %1 Zeichen.</translation>
    </message>
    <message>
        <source>Name the MCP servers the agent may use.</source>
        <translation>Nennen Sie die MCP-Server, die der Agent verwenden darf.</translation>
    </message>
    <message>
        <source>%1 is not the URL of an MCP server of this door.</source>
        <translation>%1 ist nicht die URL eines MCP-Servers hinter dieser Tür.</translation>
    </message>
    <message>
        <source>An agent&apos;s scopes are some of OAUTH_SCOPES: %1.</source>
        <translation>Die Scopes eines Agenten sind welche aus OAUTH_SCOPES: %1.</translation>
    </message>
    <message>
        <source>There is no provider of that name.</source>
        <translation>Es gibt keinen Anbieter mit diesem Namen.</translation>
    </message>
    <message>
        <source>There is no token of that id.</source>
        <translation>Es gibt kein Token mit dieser ID.</translation>
    </message>
    <message>
        <source>A token needs a name of 1 to %1 printable characters.</source>
        <translation>Ein Token braucht einen Namen von 1 bis %1 druckbaren Zeichen.</translation>
    </message>
    <message>
        <source>Name the MCP servers the token may call, 1 to %1.</source>
        <translation>Nennen Sie die MCP-Server, die das Token aufrufen darf, 1 bis %1.</translation>
    </message>
    <message>
        <source>This person may not come in (ALLOWED_USERS, ALLOWED_GROUPS), so a token cannot act for them.</source>
        <translation>Diese Person darf nicht herein (ALLOWED_USERS, ALLOWED_GROUPS), also kann kein Token für sie handeln.</translation>
    </message>
    <message>
        <source>A token ends in the next %1 days.</source>
        <translation>Ein Token endet in den nächsten %1 Tagen.</translation>
    </message>
    <message>
        <source>There are %1 tokens already; revoke those that nobody uses.</source>
        <translation>Es gibt schon %1 Token; widerrufen Sie die, die niemand verwendet.</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::ServersModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Behind the door</source>
        <translation>Hinter der Tür</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::SessionText</name>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 mit %2</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Woher</translation>
    </message>
    <message>
        <source>Opened from %1, last used from %2</source>
        <translation>Eröffnet von %1, zuletzt benutzt von %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 – %n session(s)</source>
        <extracomment>%1 is a person or a client</extracomment>
        <translation>
            <numerusform>%1 – %n Sitzung</numerusform>
            <numerusform>%1 – %n Sitzungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::models::SettingsDraft</name>
    <message>
        <source>Write the password in place of ***: the server does not give it back.</source>
        <translation>Schreiben Sie anstelle von *** das Passwort: Der Server gibt es nicht heraus.</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::TokensModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
</context>
<context>
    <name>gatehouse::models::Words</name>
    <message>
        <source>–</source>
        <comment>never</comment>
        <translation>–</translation>
    </message>
    <message>
        <source>it was revoked</source>
        <translation>sie wurde widerrufen</translation>
    </message>
    <message>
        <source>its code was used twice</source>
        <translation>ihr Code wurde zweimal benutzt</translation>
    </message>
    <message>
        <source>a copy of its refresh token was used</source>
        <translation>eine Kopie ihres Refresh-Tokens wurde benutzt</translation>
    </message>
    <message>
        <source>the person may no longer come in</source>
        <translation>die Person darf nicht mehr herein</translation>
    </message>
    <message>
        <source>the provider refused</source>
        <translation>der Anbieter hat abgelehnt</translation>
    </message>
    <message>
        <source>it expired</source>
        <translation>sie ist abgelaufen</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Made by you</source>
        <translation>Von Ihnen angelegt</translation>
    </message>
    <message>
        <source>Registered itself</source>
        <translation>Selbst registriert</translation>
    </message>
    <message>
        <source>By its document</source>
        <translation>Durch sein Dokument</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>Nicht entschieden</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Zugelassen</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>Antwortet nicht</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>Eingebaut</translation>
    </message>
    <message>
        <source>The client credential</source>
        <translation>Zugangsdaten des Clients</translation>
    </message>
    <message>
        <source>The provider</source>
        <translation>Der Anbieter</translation>
    </message>
    <message>
        <source>Who may come in</source>
        <translation>Wer herein darf</translation>
    </message>
    <message>
        <source>Outgoing connections</source>
        <translation>Ausgehende Verbindungen</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Erreichbarkeit</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>MCP servers</source>
        <translation>MCP-Server</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Clients described by documents</source>
        <translation>Clients mit Dokument</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>The store</source>
        <translation>Datenspeicher</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>Geheimnisse</translation>
    </message>
    <message>
        <source>The log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>the keychain</source>
        <translation>dem Schlüsselbund</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Its person may not come in</source>
        <translation>Die Person darf nicht herein</translation>
    </message>
    <message>
        <source>All</source>
        <comment>tools</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>the systemd credentials</source>
        <translation>den Zugangsdaten von systemd</translation>
    </message>
    <message>
        <source>–</source>
        <comment>not known</comment>
        <translation>–</translation>
    </message>
</context>
<context>
    <name>gatehouse::notify::DesktopOutlet</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>gatehouse::notify::Notifier</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>gatehouse::notify::Wording</name>
    <message>
        <source>A client wants in</source>
        <translation>Ein Client will herein</translation>
    </message>
    <message>
        <source>%1 returns to %2. Allow it only if its screen shows the code %3.</source>
        <translation>%1 kehrt zu %2 zurück. Erlauben Sie es nur, wenn dort der Code %3 zu sehen ist.</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Erlauben</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>Ablehnen</translation>
    </message>
    <message numerus="yes">
        <source>%n more client(s) want in</source>
        <translation>
            <numerusform>%n weiterer Client will herein</numerusform>
            <numerusform>%n weitere Clients wollen herein</numerusform>
        </translation>
    </message>
    <message>
        <source>The window shows who they are.</source>
        <translation>Welche es sind, zeigt das Fenster.</translation>
    </message>
    <message>
        <source>A token was stolen</source>
        <translation>Ein Token wurde gestohlen</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) were stolen</source>
        <translation>
            <numerusform>%n Token wurde gestohlen</numerusform>
            <numerusform>%n Token wurden gestohlen</numerusform>
        </translation>
    </message>
    <message>
        <source>A provider is down</source>
        <translation>Ein Anbieter ist ausgefallen</translation>
    </message>
    <message>
        <source>%1 does not answer as it should. Until it does, nobody can sign in with it.</source>
        <translation>%1 antwortet nicht, wie es sein sollte. Bis dahin kann sich damit niemand anmelden.</translation>
    </message>
    <message>
        <source>A provider answers again</source>
        <translation>Ein Anbieter antwortet wieder</translation>
    </message>
    <message>
        <source>People can sign in with %1 again.</source>
        <translation>Man kann sich wieder mit %1 anmelden.</translation>
    </message>
    <message>
        <source>Somebody new has signed in</source>
        <translation>Jemand Neues hat sich angemeldet</translation>
    </message>
    <message numerus="yes">
        <source>%n people have signed in for the first time</source>
        <translation>
            <numerusform>%n Person hat sich zum ersten Mal angemeldet</numerusform>
            <numerusform>%n Personen haben sich zum ersten Mal angemeldet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, with %2.</source>
        <translation>%1, mit %2.</translation>
    </message>
    <message>
        <source>The latest is %1, with %2.</source>
        <translation>Zuletzt %1, mit %2.</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <source>This is how Gatehouse tells you something.</source>
        <translation>So meldet sich Gatehouse, wenn es etwas zu sagen hat.</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Filter by any text</source>
        <translation>Nach beliebigem Text filtern</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Noch ist nichts geschehen.</translation>
    </message>
    <message>
        <source>Nothing in the audit log fits the filter.</source>
        <translation>Nichts im Protokoll passt zum Filter.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Verify…</source>
        <translation>Prüfen …</translation>
    </message>
    <message>
        <source>Writes the rows that the filter shows into a file.</source>
        <translation>Schreibt die Zeilen, die der Filter zeigt, in eine Datei.</translation>
    </message>
    <message>
        <source>Looks whether a row was changed or taken out.</source>
        <translation>Sieht nach, ob eine Zeile geändert oder entfernt wurde.</translation>
    </message>
    <message>
        <source>How far the export is</source>
        <translation>Wie weit der Export ist</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation>Der Export ist abgebrochen; es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>Getan von</translation>
    </message>
    <message>
        <source>The person, or the server itself</source>
        <translation>Die Person oder der Server selbst</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Client-Id</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>A table for spreadsheets (*.csv)</source>
        <translation>Eine Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>A line of JSON for each row (*.jsonl)</source>
        <translation>Eine Zeile JSON für jede Zeile (*.jsonl)</translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation>Protokoll exportieren</translation>
    </message>
    <message>
        <source>Writing the audit log into %1</source>
        <translation>Das Protokoll wird in %1 geschrieben</translation>
    </message>
    <message>
        <source>The audit log is in %1 (%2).</source>
        <translation>Das Protokoll steht in %1 (%2).</translation>
    </message>
    <message>
        <source>The audit log was not exported. %1</source>
        <translation>Das Protokoll wurde nicht exportiert. %1</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::AttemptsPage</name>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Filter by client or session id</source>
        <translation>Nach Client oder Sitzungs-ID filtern</translation>
    </message>
    <message>
        <source>No client has tried to connect in the last 7 days. As soon as one does, its way from the first request to its tokens is here, with what went wrong.</source>
        <translation>In den letzten 7 Tagen hat kein Client versucht, sich zu verbinden. Sobald es einer tut, steht hier sein Weg von der ersten Anfrage bis zu seinen Token, mit dem, was schiefging.</translation>
    </message>
    <message>
        <source>No attempt of the last 7 days fits the filter.</source>
        <translation>Kein Versuch der letzten 7 Tage passt zum Filter.</translation>
    </message>
    <message>
        <source>Only those that went wrong</source>
        <translation>Nur was schiefging</translation>
    </message>
    <message>
        <source>Show the session</source>
        <translation>Sitzung zeigen</translation>
    </message>
    <message>
        <source>Copy as a report</source>
        <translation>Als Bericht kopieren</translation>
    </message>
    <message>
        <source>The report is copied; paste it where you ask for help.</source>
        <translation>Der Bericht ist kopiert; fügen Sie ihn ein, wo Sie um Hilfe fragen.</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Session id</source>
        <translation>Sitzungs-ID</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>Letzter Schritt</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::AuditFilterBar</name>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Done by or about this person</source>
        <translation>Von dieser Person oder über sie</translation>
    </message>
    <message>
        <source>By or about somebody in whose name or address this stands.</source>
        <translation>Von oder über jemanden, in dessen Name oder Adresse das steht.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>In the last 7 days</source>
        <translation>In den letzten 7 Tagen</translation>
    </message>
    <message>
        <source>In the last 30 days</source>
        <translation>In den letzten 30 Tagen</translation>
    </message>
    <message>
        <source>Between two days</source>
        <translation>Zwischen zwei Tagen</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::ClientTemplates</name>
    <message>
        <source>It usually registers by itself, and nothing is to be made here. Make a client when that is not wanted.</source>
        <translation>Normalerweise registriert es sich selbst, und hier ist nichts anzulegen. Legen Sie einen Client an, wenn das nicht erwünscht ist.</translation>
    </message>
    <message>
        <source>Another program</source>
        <translation>Ein anderes Programm</translation>
    </message>
    <message>
        <source>ChatGPT shows the address when the connector is made there, for each connector another: it begins with %1</source>
        <translation>ChatGPT zeigt die Adresse, wenn dort der Connector angelegt wird, für jeden Connector eine andere: Sie beginnt mit %1</translation>
    </message>
    <message>
        <source>An agent, which acts without a person</source>
        <translation>Ein Agent, der ohne Person handelt</translation>
    </message>
    <message>
        <source>In the settings of Claude go to Connectors, choose “Add custom connector”, enter this address, and under the advanced settings the client id and the secret.</source>
        <translation>Gehen Sie in den Einstellungen von Claude zu Connectors, wählen Sie „Add custom connector“, und geben Sie diese Adresse ein, unter den erweiterten Einstellungen dazu die Client-ID und das Geheimnis.</translation>
    </message>
    <message>
        <source>In ChatGPT enter this address for the connector, choose OAuth, and enter the client id and the secret there.</source>
        <translation>Geben Sie in ChatGPT diese Adresse für den Connector ein, wählen Sie OAuth, und geben Sie dort die Client-ID und das Geheimnis ein.</translation>
    </message>
    <message>
        <source>Add this to the file %1.</source>
        <translation>Fügen Sie das in die Datei %1 ein.</translation>
    </message>
    <message>
        <source>This is how it gets a token, for an hour unless the settings say otherwise.</source>
        <translation>So bekommt er ein Token, für eine Stunde, wenn die Einstellungen nichts anderes sagen.</translation>
    </message>
    <message>
        <source>Enter this address at the program, and what stands above where it asks for a client.</source>
        <translation>Geben Sie diese Adresse im Programm ein, und wo es nach einem Client fragt das, was oben steht.</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::ClientsPage</name>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Filter by name or id</source>
        <translation>Nach Name oder ID filtern</translation>
    </message>
    <message>
        <source>No client is known. Most register themselves when somebody connects; for the others make one with “New client”.</source>
        <translation>Kein Client ist bekannt. Die meisten registrieren sich selbst, wenn sich jemand verbindet; für die anderen legen Sie mit „Neuer Client“ einen an.</translation>
    </message>
    <message>
        <source>No client fits the filter.</source>
        <translation>Kein Client passt zum Filter.</translation>
    </message>
    <message>
        <source>New client…</source>
        <translation>Neuer Client …</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Zulassen</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>Sperren …</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Copy the client id</source>
        <translation>Client-ID kopieren</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>Proves itself</source>
        <translation>Weist sich aus</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>Returns to</source>
        <translation>Kehrt zurück zu</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>%1 may come in.</source>
        <translation>%1 darf herein.</translation>
    </message>
    <message>
        <source>Block client</source>
        <translation>Client sperren</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>%1 sperren?</translation>
    </message>
    <message>
        <source>It is refused everywhere and all its sessions end, which cannot be undone. You can unblock it later; people then sign in again.</source>
        <translation>Er wird überall abgewiesen, und alle seine Sitzungen enden; das lässt sich nicht rückgängig machen. Sie können ihn später entsperren; dann melden sich die Leute neu an.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Sperren</translation>
    </message>
    <message numerus="yes">
        <source>%1 is blocked; %n session(s) have ended.</source>
        <translation>
            <numerusform>%1 ist gesperrt; %n Sitzung ist beendet.</numerusform>
            <numerusform>%1 ist gesperrt; %n Sitzungen sind beendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not blocked any more.</source>
        <translation>%1 ist nicht mehr gesperrt.</translation>
    </message>
    <message>
        <source>Delete client</source>
        <translation>Client löschen</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <source>This cannot be undone. All its sessions end, and its id and secret are worth nothing any more.</source>
        <translation>Das lässt sich nicht rückgängig machen. Alle seine Sitzungen enden, und seine ID und sein Geheimnis sind nichts mehr wert.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>%1 is deleted; %n session(s) have ended.</source>
        <translation>
            <numerusform>%1 ist gelöscht; %n Sitzung ist beendet.</numerusform>
            <numerusform>%1 ist gelöscht; %n Sitzungen sind beendet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::CredentialsDialog</name>
    <message>
        <source>Credentials at the provider</source>
        <translation>Zugangsdaten beim Anbieter</translation>
    </message>
    <message>
        <source>Credentials at %1</source>
        <translation>Zugangsdaten bei %1</translation>
    </message>
    <message>
        <source>Gatehouse is a client of the provider, which gives it an id and a secret when you register it there.</source>
        <translation>Gatehouse ist ein Client des Anbieters, der ihm eine Id und ein Geheimnis gibt, wenn Sie es dort registrieren.</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>Client &amp;id</source>
        <translation>Client-&amp;Id</translation>
    </message>
    <message>
        <source>Client &amp;secret</source>
        <translation>Client-&amp;Geheimnis</translation>
    </message>
    <message>
        <source>Register there</source>
        <translation>Dort eintragen</translation>
    </message>
    <message>
        <source>Copy the address people are sent back to</source>
        <translation>Die Adresse kopieren, zu der Personen zurückkehren</translation>
    </message>
    <message>
        <source>The provider sends people back to this address; it must know it.</source>
        <translation>Zu dieser Adresse schickt der Anbieter die Personen zurück; er muss sie kennen.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Remove the secret…</source>
        <translation>Geheimnis entfernen …</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Asks the provider whether it knows this id and secret.</source>
        <translation>Fragt den Anbieter, ob er diese Id und dieses Geheimnis kennt.</translation>
    </message>
    <message>
        <source>%1 comes from %2: change it there.</source>
        <translation>%1 kommt aus %2: Ändern Sie es dort.</translation>
    </message>
    <message>
        <source>The provider&apos;s issuer or userinfo address</source>
        <translation>Issuer- oder Userinfo-Adresse des Anbieters</translation>
    </message>
    <message>
        <source>It comes from %1, which wins: change it there.</source>
        <translation>Es kommt aus %1, was vorgeht: Ändern Sie es dort.</translation>
    </message>
    <message>
        <source>One is kept in %1. Type it, or a new one, to check it; a new one replaces it.</source>
        <translation>Eines liegt in %1. Geben Sie es oder ein neues ein, um es zu prüfen; ein neues ersetzt es.</translation>
    </message>
    <message>
        <source>None is kept yet; it goes into %1.</source>
        <translation>Noch liegt keines in %1.</translation>
    </message>
    <message>
        <source>Asking the provider…</source>
        <translation>Der Anbieter wird gefragt …</translation>
    </message>
    <message>
        <source>%1 knows this id and secret: people can sign in with them. Save to use them.</source>
        <translation>%1 kennt diese Id und dieses Geheimnis: Damit kann man sich anmelden. Speichern Sie sie, um sie zu benutzen.</translation>
    </message>
    <message>
        <source>People could not sign in with these; see below why.</source>
        <translation>Damit könnte sich niemand anmelden; warum, steht unten.</translation>
    </message>
    <message>
        <source>Keeping it… A keychain may ask for its password.</source>
        <translation>Es wird abgelegt … Ein Schlüsselbund fragt vielleicht nach seinem Passwort.</translation>
    </message>
    <message>
        <source>Saved, and in use.</source>
        <translation>Gespeichert und in Gebrauch.</translation>
    </message>
    <message>
        <source>Saved. The server uses it after its next restart.</source>
        <translation>Gespeichert. Der Server benutzt es nach seinem nächsten Neustart.</translation>
    </message>
    <message>
        <source>Saved. The server goes on as before: %1</source>
        <translation>Gespeichert. Der Server macht weiter wie zuvor: %1</translation>
    </message>
    <message>
        <source>Remove secret</source>
        <translation>Geheimnis entfernen</translation>
    </message>
    <message>
        <source>Remove the client secret from %1?</source>
        <translation>Das Client-Geheimnis aus %1 entfernen?</translation>
    </message>
    <message>
        <source>This cannot be undone: nothing gives the secret back. Without it nobody can sign in at this provider after the next start.</source>
        <translation>Das lässt sich nicht rückgängig machen: Nichts gibt das Geheimnis zurück. Ohne es kann sich nach dem nächsten Start niemand bei diesem Anbieter anmelden.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Removed. The server goes on with what it has read: %1</source>
        <translation>Entfernt. Der Server macht mit dem weiter, was er gelesen hat: %1</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>Entfernt.</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::DetailsPane</name>
    <message>
        <source>Select a row to see more about it.</source>
        <translation>Wählen Sie eine Zeile, um mehr zu sehen.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::DoctorPage</name>
    <message>
        <source>Doctor</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Look for problems</source>
        <translation>Nach Problemen suchen</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>How far the doctor is</source>
        <translation>Wie weit die Diagnose ist</translation>
    </message>
    <message>
        <source>The report is copied; paste it where you ask for help.</source>
        <translation>Der Bericht ist kopiert; fügen Sie ihn ein, wo Sie um Hilfe fragen.</translation>
    </message>
    <message>
        <source>The doctor works in the server, which is away. On its machine, “gatehousectl doctor” says what keeps it from starting.</source>
        <translation>Die Diagnose läuft im Server, und der ist nicht erreichbar. Auf seiner Maschine sagt „gatehousectl doctor“, was ihn am Starten hindert.</translation>
    </message>
    <message>
        <source>The doctor looks at settings, disk and database, at the certificate and the address that clients see, at every provider and MCP server, and signs in as each known client does, up to the consent page. That takes seconds, or a minute when something does not answer.</source>
        <translation>Die Diagnose sieht sich Einstellungen, Festplatte und Datenbank an, das Zertifikat und die Adresse, die Clients sehen, jeden Anbieter und MCP-Server, und meldet sich an, wie jeder bekannte Client es tut, bis zur Zustimmungsseite. Das dauert Sekunden, oder eine Minute, wenn etwas nicht antwortet.</translation>
    </message>
    <message>
        <source>All is as it should be.</source>
        <translation>Alles ist, wie es sein soll.</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; the rest is as it should be.</source>
        <translation>%1; der Rest ist, wie er sein soll.</translation>
    </message>
    <message>
        <source>Looked at %1.</source>
        <translation>Nachgesehen: %1.</translation>
    </message>
    <message>
        <source>Nobody has looked since the server was started.</source>
        <translation>Seit dem Start des Servers hat niemand nachgesehen.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Es wird nachgesehen …</translation>
    </message>
    <message>
        <source>Looking at %1…</source>
        <translation>Nachgesehen wird: %1 …</translation>
    </message>
    <message>
        <source>The server went away before the doctor was done. %1</source>
        <translation>Der Server ging weg, bevor die Diagnose fertig war. %1</translation>
    </message>
    <message>
        <source>The server is away now.</source>
        <translation>Der Server ist jetzt nicht erreichbar.</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::ElidedLabel</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::EndQuestion</name>
    <message>
        <source>This cannot be undone. What is under way is cut, and to come back one has to sign in again.</source>
        <translation>Das lässt sich nicht rückgängig machen. Was gerade läuft, wird abgebrochen, und wer zurückkommen will, muss sich neu anmelden.</translation>
    </message>
    <message>
        <source>End session</source>
        <translation>Sitzung beenden</translation>
    </message>
    <message>
        <source>End the session of %1 at %2?</source>
        <translation>Die Sitzung von %1 bei %2 beenden?</translation>
    </message>
    <message>
        <source>End sessions</source>
        <translation>Sitzungen beenden</translation>
    </message>
    <message>
        <source>End every session of %1, with all clients?</source>
        <translation>Alle Sitzungen von %1 mit allen Clients beenden?</translation>
    </message>
    <message>
        <source>End every session with %1, of all people?</source>
        <translation>Alle Sitzungen mit %1 von allen Personen beenden?</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::FindingCard</name>
    <message>
        <source>What to do: %1</source>
        <translation>Was zu tun ist: %1</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::FindingsView</name>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::GroupChoice</name>
    <message>
        <source>&amp;Group by</source>
        <translation>&amp;Gruppieren nach</translation>
    </message>
    <message>
        <source>None</source>
        <comment>no groups</comment>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>Alle aufklappen</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>Alle zuklappen</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::NewClientDialog</name>
    <message>
        <source>New client</source>
        <translation>Neuer Client</translation>
    </message>
    <message>
        <source>What people will read when they allow it</source>
        <translation>Was man liest, wenn man ihn zulässt</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Where people are sent &amp;back to, one address a line, as the product&apos;s help says it:</source>
        <translation>Wohin &amp;zurückgeleitet wird, eine Adresse je Zeile, wie es die Hilfe des Produkts sagt:</translation>
    </message>
    <message>
        <source>Addresses people are sent back to</source>
        <translation>Adressen, zu denen zurückgeleitet wird</translation>
    </message>
    <message>
        <source>Servers it may use:</source>
        <translation>Server, die er benutzen darf:</translation>
    </message>
    <message>
        <source>All scopes when this is empty</source>
        <translation>Alle Scopes, wenn dies leer ist</translation>
    </message>
    <message>
        <source>Give the client a name.</source>
        <translation>Geben Sie dem Client einen Namen.</translation>
    </message>
    <message>
        <source>Choose at least one server that it may use.</source>
        <translation>Wählen Sie mindestens einen Server, den er benutzen darf.</translation>
    </message>
    <message>
        <source>Say where people are sent back to; the product&apos;s help has the address.</source>
        <translation>Geben Sie an, wohin zurückgeleitet wird; die Adresse steht in der Hilfe des Produkts.</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Copy the client id</source>
        <translation>Client-ID kopieren</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>Copy the secret</source>
        <translation>Geheimnis kopieren</translation>
    </message>
    <message>
        <source>Copy the secret now: it is shown this once and kept only as a digest.</source>
        <translation>Kopieren Sie das Geheimnis jetzt: Es wird nur dieses eine Mal gezeigt und nur als Prüfsumme aufbewahrt.</translation>
    </message>
    <message>
        <source>&amp;Product</source>
        <translation>&amp;Produkt</translation>
    </message>
    <message>
        <source>It can keep a &amp;secret: it runs on a server, not on people&apos;s machines</source>
        <translation>Es kann ein &amp;Geheimnis bewahren: Es läuft auf einem Server, nicht auf den Rechnern der Personen</translation>
    </message>
    <message>
        <source>S&amp;copes</source>
        <translation>S&amp;copes</translation>
    </message>
    <message>
        <source>For this client</source>
        <translation>Für diesen Client</translation>
    </message>
    <message>
        <source>The client is made. It has no secret.</source>
        <translation>Der Client ist angelegt. Er hat kein Geheimnis.</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::NewTokenDialog</name>
    <message>
        <source>New token</source>
        <translation>Neues Token</translation>
    </message>
    <message>
        <source>A script sends the token with its requests and calls MCP servers in the name of a person, without a browser.</source>
        <translation>Ein Skript schickt das Token mit seinen Anfragen und ruft MCP-Server im Namen einer Person auf, ohne Browser.</translation>
    </message>
    <message>
        <source>What it is for, such as: Nightly report</source>
        <translation>Wofür es ist, etwa: Nachtbericht</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Somebody who has signed in before</source>
        <translation>Jemand, der sich schon angemeldet hat</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Person</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>All tools; or some: search, read_*</source>
        <translation>Alle; oder einige: search, read_*</translation>
    </message>
    <message>
        <source>Names of tools with blanks or commas between them; * is any text.</source>
        <translation>Namen von Werkzeugen, mit Leerzeichen oder Kommas getrennt; * ist beliebiger Text.</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Expires</source>
        <translation>&amp;Läuft ab</translation>
    </message>
    <message>
        <source>in 7 days</source>
        <translation>in 7 Tagen</translation>
    </message>
    <message>
        <source>in 30 days</source>
        <translation>in 30 Tagen</translation>
    </message>
    <message>
        <source>in 90 days</source>
        <translation>in 90 Tagen</translation>
    </message>
    <message>
        <source>in a year</source>
        <translation>in einem Jahr</translation>
    </message>
    <message>
        <source>at the end of a day</source>
        <translation>am Ende eines Tages</translation>
    </message>
    <message>
        <source>The last day it is good for</source>
        <translation>Der letzte Tag, an dem es gilt</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Give the token a name, so that you know later what it is for.</source>
        <translation>Geben Sie dem Token einen Namen, damit Sie später wissen, wofür es ist.</translation>
    </message>
    <message>
        <source>Say in whose name it acts: somebody who has signed in before.</source>
        <translation>Sagen Sie, in wessen Namen es handelt: jemand, der sich schon angemeldet hat.</translation>
    </message>
    <message>
        <source>Choose at least one server that it may call.</source>
        <translation>Wählen Sie mindestens einen Server, den es aufrufen darf.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Copy the token</source>
        <translation>Token kopieren</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>The script sends it with each request, in this header: %1</source>
        <translation>Das Skript schickt es mit jeder Anfrage, in diesem Header: %1</translation>
    </message>
    <message>
        <source>Copy the token now: it is shown this once and kept only as a digest.</source>
        <translation>Kopieren Sie das Token jetzt: Es wird nur dieses eine Mal gezeigt und nur als Prüfsumme aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::NewsDialog</name>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>A &amp;client wants in</source>
        <translation>Ein &amp;Client will herein</translation>
    </message>
    <message>
        <source>With its code, to allow or deny it; gone when that was done elsewhere.</source>
        <translation>Mit seinem Code, zum Erlauben oder Ablehnen; verschwindet, wenn das anderswo geschehen ist.</translation>
    </message>
    <message>
        <source>A &amp;token was stolen</source>
        <translation>Ein &amp;Token wurde gestohlen</translation>
    </message>
    <message>
        <source>Somebody used a copy of a refresh token; its session has been ended.</source>
        <translation>Jemand hat die Kopie eines Refresh-Tokens benutzt; die Sitzung wurde beendet.</translation>
    </message>
    <message>
        <source>A &amp;provider is down, or answers again</source>
        <translation>Ein &amp;Anbieter ist ausgefallen oder antwortet wieder</translation>
    </message>
    <message>
        <source>Until it answers, nobody can sign in with it.</source>
        <translation>Solange er nicht antwortet, kann sich damit niemand anmelden.</translation>
    </message>
    <message>
        <source>Somebody signs in for the &amp;first time</source>
        <translation>Jemand meldet sich zum &amp;ersten Mal an</translation>
    </message>
    <message>
        <source>As far as the server remembers: it forgets who has not been here for long.</source>
        <translation>Soweit der Server es weiß: Wer lange nicht da war, wird vergessen.</translation>
    </message>
    <message>
        <source>Show an example</source>
        <translation>Beispiel zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Looking how they can be shown here…</source>
        <translation>Es wird geprüft, wie sie hier gezeigt werden können …</translation>
    </message>
    <message>
        <source>They are notifications of your desktop, which also has settings for them.</source>
        <translation>Es sind Benachrichtigungen Ihrer Arbeitsumgebung, die dafür auch eigene Einstellungen hat.</translation>
    </message>
    <message>
        <source>What Gatehouse tells you while you do something else. It says nothing that its window in front of you already shows.</source>
        <translation>Was Gatehouse Ihnen meldet, während Sie etwas anderes tun. Was sein Fenster vor Ihnen ohnehin zeigt, meldet es nicht.</translation>
    </message>
    <message>
        <source>This desktop shows no notifications with buttons, so the icon in the tray says it; its menu has the answers.</source>
        <translation>Diese Arbeitsumgebung zeigt keine Benachrichtigungen mit Schaltflächen, daher meldet es das Symbol in der Taskleiste; geantwortet wird in seinem Menü.</translation>
    </message>
    <message>
        <source>This desktop shows no notifications, so they appear in the window of Gatehouse, and its entry in the taskbar asks for attention.</source>
        <translation>Diese Arbeitsumgebung zeigt keine Benachrichtigungen, daher erscheinen sie im Fenster von Gatehouse, und sein Eintrag in der Taskleiste macht darauf aufmerksam.</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::Notice</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::OnceDialog</name>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>I have copied it</source>
        <translation>Ich habe es kopiert</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Requests in the last hour</source>
        <translation>Anfragen in der letzten Stunde</translation>
    </message>
    <message>
        <source>What happened last</source>
        <translation>Was zuletzt geschah</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Öffentliche Adresse</translation>
    </message>
    <message>
        <source>Copy the public address</source>
        <translation>Öffentliche Adresse kopieren</translation>
    </message>
    <message>
        <source>For clients</source>
        <translation>Für Clients</translation>
    </message>
    <message>
        <source>Copy the address for clients</source>
        <translation>Adresse für Clients kopieren</translation>
    </message>
    <message>
        <source>Sessions now</source>
        <translation>Sitzungen jetzt</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Requests in the last minute</source>
        <translation>Anfragen in der letzten Minute</translation>
    </message>
    <message>
        <source>Open streams</source>
        <translation>Offene Streams</translation>
    </message>
    <message>
        <source>Looking for the server…</source>
        <translation>Der Server wird gesucht …</translation>
    </message>
    <message>
        <source>Not connected. What stands here is from before.</source>
        <translation>Nicht verbunden. Was hier steht, ist von vorher.</translation>
    </message>
    <message>
        <source>Running since %1, version %2.</source>
        <translation>Läuft seit %1, Version %2.</translation>
    </message>
    <message>
        <source>Not connected: the server is not running, or somewhere else.</source>
        <translation>Nicht verbunden: Der Server läuft nicht oder anderswo.</translation>
    </message>
    <message>
        <source>Nothing yet. What happens from now on will stand here.</source>
        <translation>Noch nichts. Was von jetzt an geschieht, steht hier.</translation>
    </message>
    <message>
        <source>What the server tells will stand here once it is connected.</source>
        <translation>Was der Server sagt, steht hier, sobald er verbunden ist.</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::Page</name>
    <message>
        <source>That did not work. %1</source>
        <translation>Das hat nicht geklappt. %1</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::PeoplePage</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Filter by name or address</source>
        <translation>Nach Name oder Adresse filtern</translation>
    </message>
    <message>
        <source>Nobody has a session. A person is here as long as they have one.</source>
        <translation>Niemand hat eine Sitzung. Eine Person steht hier, solange sie eine hat.</translation>
    </message>
    <message>
        <source>Nobody fits the filter.</source>
        <translation>Niemand passt zum Filter.</translation>
    </message>
    <message>
        <source>Show the sessions</source>
        <translation>Sitzungen zeigen</translation>
    </message>
    <message>
        <source>End all sessions…</source>
        <translation>Alle Sitzungen beenden …</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Signed in at</source>
        <translation>Angemeldet bei</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>User id</source>
        <translation>Benutzer-ID</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) have ended.</source>
        <translation>
            <numerusform>%n Sitzung ist beendet.</numerusform>
            <numerusform>%n Sitzungen sind beendet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::Question</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::SecretDialog</name>
    <message>
        <source>Set %1</source>
        <translation>%1 setzen</translation>
    </message>
    <message>
        <source>It is kept in %1. Nothing gives it back: note it elsewhere if you need to.</source>
        <translation>Es wird in %1 abgelegt. Nichts gibt es zurück: Notieren Sie es anderswo, falls nötig.</translation>
    </message>
    <message>
        <source>&amp;Secret</source>
        <translation>&amp;Geheimnis</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Ablegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Keeping it… A keychain may ask for its password.</source>
        <translation>Es wird abgelegt … Ein Schlüsselbund fragt vielleicht nach seinem Passwort.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::SecretLine</name>
    <message>
        <source>Set…</source>
        <translation>Setzen …</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Set. It comes from %1, which wins: change it there.</source>
        <translation>Gesetzt. Es kommt aus %1, was vorgeht: Ändern Sie es dort.</translation>
    </message>
    <message>
        <source>Set, kept in %1.</source>
        <translation>Gesetzt, in %1 abgelegt.</translation>
    </message>
    <message>
        <source>Set, from %1. Keep it in %2 and take it out there.</source>
        <translation>Gesetzt, aus %1. Legen Sie es in %2 ab, und nehmen Sie es dort heraus.</translation>
    </message>
    <message>
        <source>Removed. The server uses it until it reads its secrets again.</source>
        <translation>Entfernt. Der Server benutzt es, bis er seine Geheimnisse neu liest.</translation>
    </message>
    <message>
        <source>Set.</source>
        <translation>Gesetzt.</translation>
    </message>
    <message>
        <source>Not set.</source>
        <translation>Nicht gesetzt.</translation>
    </message>
    <message>
        <source>Not set: %1.</source>
        <translation>Nicht gesetzt: %1.</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Ersetzen …</translation>
    </message>
    <message>
        <source>Replace %1</source>
        <translation>%1 ersetzen</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>%1 setzen</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::ServersPage</name>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Filter by name or address</source>
        <translation>Nach Name oder Adresse filtern</translation>
    </message>
    <message>
        <source>No MCP server is known. Write them into the file that MCP_SERVERS_FILE names, then press “Read the file again”.</source>
        <translation>Kein MCP-Server ist bekannt. Schreiben Sie sie in die Datei, die MCP_SERVERS_FILE nennt, und drücken Sie dann „Datei neu lesen“.</translation>
    </message>
    <message>
        <source>No server fits the filter.</source>
        <translation>Kein Server passt zum Filter.</translation>
    </message>
    <message>
        <source>Read the file again</source>
        <translation>Datei neu lesen</translation>
    </message>
    <message>
        <source>Reads the servers file and the certificates again. Nobody loses the connection.</source>
        <translation>Liest die Datei der Server und die Zertifikate neu. Niemand verliert die Verbindung.</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Show the sessions</source>
        <translation>Sitzungen zeigen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Behind the door</source>
        <translation>Hinter der Tür</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Also at</source>
        <translation>Auch an</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>The servers file and the certificates have been read again.</source>
        <translation>Die Datei der Server und die Zertifikate sind neu gelesen.</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::SessionsPage</name>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Nobody is connected. A session is here as soon as somebody has signed in with a client.</source>
        <translation>Niemand ist verbunden. Eine Sitzung steht hier, sobald sich jemand mit einem Client angemeldet hat.</translation>
    </message>
    <message>
        <source>No session fits the filter.</source>
        <translation>Keine Sitzung passt zum Filter.</translation>
    </message>
    <message>
        <source>End session…</source>
        <translation>Sitzung beenden …</translation>
    </message>
    <message>
        <source>End all of this person…</source>
        <translation>Alle dieser Person beenden …</translation>
    </message>
    <message>
        <source>End all of this client…</source>
        <translation>Alle dieses Clients beenden …</translation>
    </message>
    <message>
        <source>Copy the session id</source>
        <translation>Sitzungs-ID kopieren</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Signed in at</source>
        <translation>Angemeldet bei</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>May use</source>
        <translation>Darf benutzen</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Refreshed</source>
        <translation>Erneuert</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Session id</source>
        <translation>Sitzungs-ID</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) have ended.</source>
        <translation>
            <numerusform>%n Sitzung ist beendet.</numerusform>
            <numerusform>%n Sitzungen sind beendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter by person, client, server, address or id</source>
        <translation>Nach Person, Client, Server, Adresse oder ID filtern</translation>
    </message>
    <message>
        <source>Opened from</source>
        <translation>Eröffnet von</translation>
    </message>
    <message>
        <source>Used from</source>
        <translation>Benutzt von</translation>
    </message>
    <message>
        <source>Show how it connected</source>
        <translation>Verbindungsweg zeigen</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::SettingEditor</name>
    <message>
        <source>Back to the default</source>
        <translation>Zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>%1: back to the default</source>
        <translation>%1: zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>Vorgabe: %1</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::SettingField</name>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Waits for a restart</source>
        <translation>Wartet auf einen Neustart</translation>
    </message>
    <message>
        <source>Takes a restart</source>
        <translation>Braucht einen Neustart</translation>
    </message>
    <message>
        <source>From %1, which wins over the settings file: change it there.</source>
        <translation>Aus %1, was der Einstellungsdatei vorgeht: Ändern Sie es dort.</translation>
    </message>
    <message>
        <source>From %1.</source>
        <translation>Aus %1.</translation>
    </message>
    <message>
        <source>Allowed: %1.</source>
        <translation>Erlaubt: %1.</translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation>Vorgabe: %1.</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Verwerfen …</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Filter by name, help or value</source>
        <translation>Nach Name, Hilfe oder Wert filtern</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>Gruppen von Einstellungen</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Geschrieben in %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Something is wrong here.</source>
        <translation>Hier stimmt etwas nicht.</translation>
    </message>
    <message>
        <source>No setting fits the filter.</source>
        <translation>Keine Einstellung passt zum Filter.</translation>
    </message>
    <message>
        <source>What the server tells will stand here once it is connected.</source>
        <translation>Was der Server sagt, steht hier, sobald er verbunden ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not saved.</source>
        <translation>
            <numerusform>%n Änderung nicht gespeichert.</numerusform>
            <numerusform>%n Änderungen nicht gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Es wird gespeichert …</translation>
    </message>
    <message>
        <source>The server is away; what you typed stays here until it is back.</source>
        <translation>Der Server ist nicht erreichbar; was Sie eingegeben haben, bleibt hier, bis er wieder da ist.</translation>
    </message>
    <message>
        <source>In force now: %1.</source>
        <translation>Jetzt in Kraft: %1.</translation>
    </message>
    <message>
        <source>After a restart of the server: %1.</source>
        <translation>Nach einem Neustart des Servers: %1.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message numerus="yes">
        <source>Discard %n change(s)?</source>
        <translation>
            <numerusform>%n Änderung verwerfen?</numerusform>
            <numerusform>%n Änderungen verwerfen?</numerusform>
        </translation>
    </message>
    <message>
        <source>What you typed is lost; the server goes on as it is.</source>
        <translation>Was Sie eingegeben haben, geht verloren; der Server macht weiter wie bisher.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>%1 is kept in %2.</source>
        <translation>%1 ist in %2 abgelegt.</translation>
    </message>
    <message>
        <source>Remove secret</source>
        <translation>Geheimnis entfernen</translation>
    </message>
    <message>
        <source>Remove %1 from %2?</source>
        <translation>%1 aus %2 entfernen?</translation>
    </message>
    <message>
        <source>This cannot be undone: nothing gives the secret back, and what needs it does not work without.</source>
        <translation>Das lässt sich nicht rückgängig machen: Nichts gibt das Geheimnis zurück, und was es braucht, geht ohne es nicht.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>%1 is removed.</source>
        <translation>%1 ist entfernt.</translation>
    </message>
    <message>
        <source>The server goes on as before: %1</source>
        <translation>Der Server macht weiter wie zuvor: %1</translation>
    </message>
    <message>
        <source>The server takes it at its next restart.</source>
        <translation>Der Server nimmt es bei seinem nächsten Neustart.</translation>
    </message>
    <message>
        <source>Notifications…</source>
        <translation>Benachrichtigungen …</translation>
    </message>
    <message>
        <source>What this app tells you while you do something else.</source>
        <translation>Was Ihnen diese App meldet, während Sie etwas anderes tun.</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::SignInPage</name>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>Nach Name filtern</translation>
    </message>
    <message>
        <source>No provider fits the filter.</source>
        <translation>Kein Anbieter passt zum Filter.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Asks the provider for what a sign-in begins with.</source>
        <translation>Fragt den Anbieter nach dem, womit eine Anmeldung beginnt.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Accounts kept here</source>
        <translation>Hier geführte Konten</translation>
    </message>
    <message>
        <source>Identity provider</source>
        <translation>Identitätsanbieter</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 wird gefragt …</translation>
    </message>
    <message>
        <source>%1 answers as it should.</source>
        <translation>%1 antwortet, wie es soll.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nobody can sign in: no provider is set up. “Credentials” takes its address, and the id and secret that it has given you.</source>
        <translation>Niemand kann sich anmelden: Kein Anbieter ist eingerichtet. Unter „Zugangsdaten“ kommen seine Adresse und die Id und das Geheimnis hinein, die er Ihnen gegeben hat.</translation>
    </message>
    <message>
        <source>Credentials…</source>
        <translation>Zugangsdaten …</translation>
    </message>
    <message>
        <source>The id and secret that the provider has given to Gatehouse.</source>
        <translation>Id und Geheimnis, die der Anbieter Gatehouse gegeben hat.</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::Snippet</name>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::StepItem</name>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>went wrong</source>
        <translation>schiefgegangen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::StepsView</name>
    <message>
        <source>Step by step</source>
        <translation>Schritt für Schritt</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::TablePage</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>What the server tells will stand here once it is connected.</source>
        <translation>Was der Server meldet, steht hier, sobald er verbunden ist.</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <comment>rows</comment>
        <translation>%1 und mehr</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::TokensPage</name>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Filter by name, person or server</source>
        <translation>Nach Name, Person oder Server filtern</translation>
    </message>
    <message>
        <source>There is no personal access token. One lets a script call MCP servers in the name of a person, without a browser: only the servers and tools you choose, and until it expires. Make one with “New token”.</source>
        <translation>Es gibt kein persönliches Zugriffstoken. Mit einem ruft ein Skript MCP-Server im Namen einer Person auf, ohne Browser: nur die Server und Werkzeuge, die Sie wählen, und bis es abläuft. Legen Sie eines mit „Neues Token“ an.</translation>
    </message>
    <message>
        <source>No token fits the filter.</source>
        <translation>Kein Token passt zum Filter.</translation>
    </message>
    <message>
        <source>New token…</source>
        <translation>Neues Token …</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Widerrufen …</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Acts for</source>
        <translation>Handelt für</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Signed in at</source>
        <translation>Angemeldet bei</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Token id</source>
        <translation>Token-Id</translation>
    </message>
    <message>
        <source>Revoke token</source>
        <translation>Token widerrufen</translation>
    </message>
    <message>
        <source>Revoke the token %1 of %2?</source>
        <translation>Das Token %1 von %2 widerrufen?</translation>
    </message>
    <message>
        <source>This cannot be undone. The script that uses it is refused from now on, and what it is doing is cut.</source>
        <translation>Das lässt sich nicht rückgängig machen. Das Skript, das es benutzt, wird von jetzt an abgewiesen, und was es gerade tut, wird abgebrochen.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>The token %1 is revoked.</source>
        <translation>Das Token %1 ist widerrufen.</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::TrafficChart</name>
    <message>
        <source>Traffic of the last hour</source>
        <translation>Verkehr der letzten Stunde</translation>
    </message>
    <message>
        <source>%1 requests, %2 of them with an error.</source>
        <translation>%1 Anfragen, davon %2 mit Fehler.</translation>
    </message>
    <message>
        <source>an hour ago</source>
        <translation>vor einer Stunde</translation>
    </message>
    <message>
        <source>30 minutes ago</source>
        <translation>vor 30 Minuten</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::VerifyDialog</name>
    <message>
        <source>Verify the audit log</source>
        <translation>Protokoll prüfen</translation>
    </message>
    <message>
        <source>Each row is sealed together with the one before. This finds rows that were changed or taken out. Whoever may write the whole database could seal it anew; what you noted elsewhere after an earlier look tells that too.</source>
        <translation>Jede Zeile ist mit der vorigen zusammen versiegelt. Das findet Zeilen, die geändert oder entfernt wurden. Wer die ganze Datenbank schreiben darf, könnte sie neu versiegeln; auch das verrät, was Sie nach einer früheren Prüfung anderswo notiert haben.</translation>
    </message>
    <message>
        <source>Number and digest, if you have noted them</source>
        <translation>Nummer und Prüfsumme, falls notiert</translation>
    </message>
    <message>
        <source>&amp;Noted earlier</source>
        <translation>Früher &amp;notiert</translation>
    </message>
    <message>
        <source>To note now</source>
        <translation>Jetzt zu notieren</translation>
    </message>
    <message>
        <source>Copy what to note</source>
        <translation>Kopieren, was zu notieren ist</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What was noted is a number, a colon and 64 hexadecimal digits.</source>
        <translation>Notiert wurde eine Zahl, ein Doppelpunkt und 64 hexadezimale Ziffern.</translation>
    </message>
    <message>
        <source>Going along the log…</source>
        <translation>Das Protokoll wird durchgegangen …</translation>
    </message>
    <message>
        <source>The log is not as it was written. %1 Keep a copy of the database, and ask who could write it.</source>
        <translation>Das Protokoll ist nicht, wie es geschrieben wurde. %1 Behalten Sie eine Kopie der Datenbank, und fragen Sie, wer sie schreiben konnte.</translation>
    </message>
    <message>
        <source>The audit log is empty.</source>
        <translation>Das Protokoll ist leer.</translation>
    </message>
    <message>
        <source>The log is as it was written, rows %1 to %2. Note the last one elsewhere to compare with it later.</source>
        <translation>Das Protokoll ist, wie es geschrieben wurde, Zeilen %1 bis %2. Notieren Sie die letzte anderswo, um später damit zu vergleichen.</translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::WaitingPanel</name>
    <message>
        <source>%1 wants in and returns to %2. Allow it only if its screen shows the code %3.</source>
        <translation>%1 will herein und kehrt zu %2 zurück. Erlauben Sie es nur, wenn dort der Code %3 zu sehen ist.</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Erlauben</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Allow %1</source>
        <translation>%1 erlauben</translation>
    </message>
    <message>
        <source>Deny %1</source>
        <translation>%1 ablehnen</translation>
    </message>
</context>
<context>
    <name>gatehouse::proof::Loopback</name>
    <message>
        <source>You can close this page and go back to Gatehouse.</source>
        <translation>Sie können diese Seite schließen und zu Gatehouse zurückkehren.</translation>
    </message>
    <message>
        <source>There is nothing here.</source>
        <translation>Hier ist nichts.</translation>
    </message>
</context>
<context>
    <name>gatehouse::proof::SignIn</name>
    <message>
        <source>Nobody has come back from the browser.</source>
        <translation>Aus dem Browser ist niemand zurückgekommen.</translation>
    </message>
    <message>
        <source>Sign in again, and go through all pages in the browser.</source>
        <translation>Melden Sie sich noch einmal an und gehen Sie im Browser durch alle Seiten.</translation>
    </message>
    <message>
        <source>%1 answers with HTTP %2. %3</source>
        <translation>%1 antwortet mit HTTP %2. %3</translation>
    </message>
    <message>
        <source>If something stands in front of Gatehouse, see that it passes on every path and changes nothing.</source>
        <translation>Steht etwas vor Gatehouse, so achten Sie darauf, dass es jeden Pfad weitergibt und nichts verändert.</translation>
    </message>
    <message>
        <source>%1 does not ask for a sign-in (HTTP %2).</source>
        <translation>%1 verlangt keine Anmeldung (HTTP %2).</translation>
    </message>
    <message>
        <source>Another program answers there, or the proxy in front does not lead to Gatehouse.</source>
        <translation>Dort antwortet ein anderes Programm, oder der Proxy davor führt nicht zu Gatehouse.</translation>
    </message>
    <message>
        <source>The metadata is about another address than %1.</source>
        <translation>Die Metadaten handeln von einer anderen Adresse als %1.</translation>
    </message>
    <message>
        <source>See that the public address in the set-up is the one that clients use.</source>
        <translation>Achten Sie darauf, dass die öffentliche Adresse in der Einrichtung die ist, die Clients benutzen.</translation>
    </message>
    <message>
        <source>The metadata is of another server than %1.</source>
        <translation>Die Metadaten sind von einem anderen Server als %1.</translation>
    </message>
    <message>
        <source>This machine has no free port for the browser to come back to.</source>
        <translation>Dieser Rechner hat keinen freien Port, zu dem der Browser zurückkehren kann.</translation>
    </message>
    <message>
        <source>End programs that are not needed, and try again.</source>
        <translation>Beenden Sie Programme, die Sie nicht brauchen, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The answer in the browser is not from %1.</source>
        <translation>Die Antwort im Browser ist nicht von %1.</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>Melden Sie sich noch einmal an.</translation>
    </message>
    <message>
        <source>The sign-in was refused.</source>
        <translation>Die Anmeldung wurde abgelehnt.</translation>
    </message>
    <message>
        <source>Either somebody pressed Deny, or the rules for who may sign in do not let this person in. Go back to change them.</source>
        <translation>Entweder hat jemand auf „Ablehnen“ gedrückt, oder die Regeln, wer sich anmelden darf, lassen diese Person nicht herein. Gehen Sie zurück, um sie zu ändern.</translation>
    </message>
    <message>
        <source>The sign-in did not work: %1</source>
        <translation>Die Anmeldung hat nicht geklappt: %1</translation>
    </message>
    <message>
        <source>The page in the browser says more. Sign in again when it is mended.</source>
        <translation>Die Seite im Browser sagt mehr. Melden Sie sich noch einmal an, wenn es behoben ist.</translation>
    </message>
    <message>
        <source>The metadata names “%1”, which is no address of the web.</source>
        <translation>Die Metadaten nennen „%1“, was keine Webadresse ist.</translation>
    </message>
</context>
<context>
    <name>gatehouse::proof::ToolList</name>
    <message>
        <source>The server does not know this sign-in any more (HTTP 401).</source>
        <translation>Der Server kennt diese Anmeldung nicht mehr (HTTP 401).</translation>
    </message>
    <message>
        <source>Its session has ended. Sign in again.</source>
        <translation>Ihre Sitzung ist beendet. Melden Sie sich noch einmal an.</translation>
    </message>
    <message>
        <source>%1 does not answer as an MCP server (HTTP %2).</source>
        <translation>%1 antwortet nicht wie ein MCP-Server (HTTP %2).</translation>
    </message>
    <message>
        <source>See its entry among the MCP servers, and its own log.</source>
        <translation>Prüfen Sie seinen Eintrag bei den MCP-Servern und sein eigenes Protokoll.</translation>
    </message>
    <message>
        <source>The MCP server refuses: %1</source>
        <translation>Der MCP-Server lehnt ab: %1</translation>
    </message>
</context>
<context>
    <name>gatehouse::proof::Web</name>
    <message>
        <source>The certificate of %1 is not trusted: %2</source>
        <translation>Dem Zertifikat von %1 wird nicht vertraut: %2</translation>
    </message>
    <message>
        <source>Use a certificate that browsers trust, such as one of Let&apos;s Encrypt, with its whole chain.</source>
        <translation>Benutzen Sie ein Zertifikat, dem Browser vertrauen, etwa eines von Let’s Encrypt, mit seiner ganzen Kette.</translation>
    </message>
    <message>
        <source>%1 cannot be found: its name leads nowhere.</source>
        <translation>%1 ist nicht zu finden: der Name führt nirgendwohin.</translation>
    </message>
    <message>
        <source>Add the name to your DNS and wait until it is known here.</source>
        <translation>Tragen Sie den Namen in Ihr DNS ein und warten Sie, bis er hier bekannt ist.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>%1 ist nicht zu erreichen: %2</translation>
    </message>
    <message>
        <source>See that the proxy or tunnel in front of Gatehouse runs and leads here.</source>
        <translation>Prüfen Sie, ob der Proxy oder Tunnel vor Gatehouse läuft und hierher führt.</translation>
    </message>
</context>
<context>
    <name>gatehouse::remote::Address</name>
    <message>
        <source>Say which machine, for example ann@vps.example.com.</source>
        <translation>Sagen Sie, welcher Rechner, zum Beispiel ann@vps.example.com.</translation>
    </message>
    <message>
        <source>That is no address of a machine. Write it as user@host or user@host:port, without blanks, and neither part beginning with a dash.</source>
        <translation>Das ist keine Adresse eines Rechners. Schreiben Sie sie als user@host oder user@host:port, ohne Leerzeichen; kein Teil beginnt mit einem Strich.</translation>
    </message>
    <message>
        <source>The socket is a path that begins with a slash, without blanks and signs like colons, quotes and dollars.</source>
        <translation>Der Socket ist ein Pfad, der mit einem Schrägstrich beginnt, ohne Leerzeichen und ohne Zeichen wie Doppelpunkt, Anführungszeichen und Dollar.</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Ein Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
</context>
<context>
    <name>gatehouse::remote::Advice</name>
    <message>
        <source>%2 shows another key than the one this machine knows of it.</source>
        <translation>%2 zeigt einen anderen Schlüssel als den, den dieser Rechner von ihm kennt.</translation>
    </message>
    <message>
        <source>Either it was set up anew or somebody stands in between. Ask whoever runs it for the fingerprint; when it is right, remove the old key as ssh says below, run “ssh %1” in a terminal, and connect again.</source>
        <translation>Entweder wurde er neu eingerichtet, oder jemand steht dazwischen. Fragen Sie den Betreiber nach dem Fingerabdruck; stimmt er, entfernen Sie den alten Schlüssel, wie ssh es unten sagt, rufen in einem Terminal „ssh %1“ auf und verbinden erneut.</translation>
    </message>
    <message>
        <source>This machine does not know the key of %2 yet.</source>
        <translation>Dieser Rechner kennt den Schlüssel von %2 noch nicht.</translation>
    </message>
    <message>
        <source>Run “ssh %1” in a terminal once, compare the fingerprint, say yes, and connect again.</source>
        <translation>Rufen Sie einmal „ssh %1“ in einem Terminal auf, vergleichen Sie den Fingerabdruck, sagen Sie yes und verbinden Sie erneut.</translation>
    </message>
    <message>
        <source>%2 does not let you in with the keys that you have.</source>
        <translation>%2 lässt Sie mit Ihren Schlüsseln nicht herein.</translation>
    </message>
    <message>
        <source>Put your public key there, for example with “ssh-copy-id %1”. A key with a passphrase must be in the agent: “ssh-add”. Passwords are not asked for here.</source>
        <translation>Bringen Sie Ihren öffentlichen Schlüssel dorthin, zum Beispiel mit „ssh-copy-id %1“. Ein Schlüssel mit Passphrase muss im Agenten sein: „ssh-add“. Nach Passwörtern wird hier nicht gefragt.</translation>
    </message>
    <message>
        <source>%2 was shown too many wrong keys.</source>
        <translation>%2 wurden zu viele falsche Schlüssel gezeigt.</translation>
    </message>
    <message>
        <source>Name the right one for %2 in ~/.ssh/config, with IdentityFile and IdentitiesOnly yes.</source>
        <translation>Nennen Sie in ~/.ssh/config den richtigen für %2, mit IdentityFile und IdentitiesOnly yes.</translation>
    </message>
    <message>
        <source>There is no machine called %2.</source>
        <translation>Es gibt keinen Rechner namens %2.</translation>
    </message>
    <message>
        <source>Look at how it is spelt, and at the network.</source>
        <translation>Prüfen Sie die Schreibweise und das Netz.</translation>
    </message>
    <message>
        <source>No ssh answers at %1.</source>
        <translation>Bei %1 antwortet kein ssh.</translation>
    </message>
    <message>
        <source>Is its ssh server running, and at this port? Another port is written as user@host:port.</source>
        <translation>Läuft dort der ssh-Server, und auf diesem Port? Ein anderer Port wird als user@host:port geschrieben.</translation>
    </message>
    <message>
        <source>%2 does not answer.</source>
        <translation>%2 antwortet nicht.</translation>
    </message>
    <message>
        <source>Is it running, and does a firewall let you through to its ssh server?</source>
        <translation>Läuft er, und lässt eine Firewall Sie zu seinem ssh-Server durch?</translation>
    </message>
    <message>
        <source>There is no way to %2 from here.</source>
        <translation>Von hier führt kein Weg zu %2.</translation>
    </message>
    <message>
        <source>Look at the network, or a VPN.</source>
        <translation>Prüfen Sie das Netz oder ein VPN.</translation>
    </message>
    <message>
        <source>The way to %1 has ended.</source>
        <translation>Der Weg zu %1 ist zu Ende.</translation>
    </message>
    <message>
        <source>Try “ssh %1” in a terminal to see what is in its way.</source>
        <translation>Versuchen Sie „ssh %1“ in einem Terminal, um zu sehen, was im Weg ist.</translation>
    </message>
    <message>
        <source>%1 lets you in, and there is no admin socket at:</source>
        <translation>%1 lässt Sie herein, und dort ist kein Verwaltungs-Socket:</translation>
    </message>
    <message>
        <source>Is gatehoused running there, and may this user see its socket? ADMIN_SOCKET says where it is.</source>
        <translation>Läuft gatehoused dort, und darf dieser Benutzer seinen Socket sehen? ADMIN_SOCKET sagt, wo er ist.</translation>
    </message>
    <message>
        <source>%1 lets you in, and there is no server at any of the usual places.</source>
        <translation>%1 lässt Sie herein, und an keinem der üblichen Orte ist ein Server.</translation>
    </message>
    <message>
        <source>Is gatehoused running there? When it runs as somebody else, become a member of ADMIN_GROUP or connect as that user; when its socket is elsewhere, name it.</source>
        <translation>Läuft gatehoused dort? Läuft er als jemand anderes, werden Sie Mitglied von ADMIN_GROUP oder verbinden Sie sich als dieser Benutzer; ist sein Socket woanders, nennen Sie ihn.</translation>
    </message>
    <message>
        <source>This machine has no program called %1.</source>
        <translation>Dieser Rechner hat kein Programm namens %1.</translation>
    </message>
    <message>
        <source>Install the ssh client of your system (openssh-client).</source>
        <translation>Installieren Sie den ssh-Client Ihres Systems (openssh-client).</translation>
    </message>
</context>
<context>
    <name>gatehouse::service::Advice</name>
    <message>
        <source>End the program that has this port, or choose another port in the set-up.</source>
        <translation>Beenden Sie das Programm, das diesen Port hat, oder wählen Sie in der Einrichtung einen anderen Port.</translation>
    </message>
    <message>
        <source>Choose a port above 1023 in the set-up.</source>
        <translation>Wählen Sie in der Einrichtung einen Port über 1023.</translation>
    </message>
    <message>
        <source>A server runs already. Stop it first, then try again.</source>
        <translation>Es läuft schon ein Server. Halten Sie ihn erst an und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Unlock the keychain and try again, or keep the secrets in files.</source>
        <translation>Entsperren Sie den Schlüsselbund und versuchen Sie es noch einmal, oder bewahren Sie die Geheimnisse in Dateien auf.</translation>
    </message>
    <message>
        <source>Correct the MCP servers in the set-up.</source>
        <translation>Berichtigen Sie die MCP-Server in der Einrichtung.</translation>
    </message>
    <message>
        <source>Something that the server needs is not installed. Install its package again.</source>
        <translation>Etwas, das der Server braucht, ist nicht installiert. Installieren Sie sein Paket noch einmal.</translation>
    </message>
    <message>
        <source>Read below what the server says, correct it in the set-up, and try again.</source>
        <translation>Lesen Sie unten, was der Server sagt, berichtigen Sie es in der Einrichtung und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>It said nothing. Run gatehoused in a terminal to see what is in its way.</source>
        <translation>Er hat nichts gesagt. Führen Sie gatehoused in einem Terminal aus, um zu sehen, was im Weg ist.</translation>
    </message>
</context>
<context>
    <name>gatehouse::service::Command</name>
    <message>
        <source>%1 does not come to an end.</source>
        <translation>%1 kommt zu keinem Ende.</translation>
    </message>
    <message>
        <source>%1 cannot be run.</source>
        <translation>%1 lässt sich nicht ausführen.</translation>
    </message>
</context>
<context>
    <name>gatehouse::service::ProcessRunner</name>
    <message>
        <source>%1 cannot be run: %2</source>
        <translation>%1 lässt sich nicht ausführen: %2</translation>
    </message>
</context>
<context>
    <name>gatehouse::service::Service</name>
    <message>
        <source>The server is being started or stopped already.</source>
        <translation>Der Server wird gerade schon gestartet oder angehalten.</translation>
    </message>
    <message>
        <source>Wait a moment.</source>
        <translation>Warten Sie einen Moment.</translation>
    </message>
    <message>
        <source>gatehoused, the server, is not installed here.</source>
        <translation>gatehoused, der Server, ist hier nicht installiert.</translation>
    </message>
    <message>
        <source>Install the package gatehoused, or put the program beside this app.</source>
        <translation>Installieren Sie das Paket gatehoused oder legen Sie das Programm neben diese App.</translation>
    </message>
    <message>
        <source>The server was started and does not answer.</source>
        <translation>Der Server wurde gestartet und antwortet nicht.</translation>
    </message>
    <message>
        <source>The server does not start.</source>
        <translation>Der Server startet nicht.</translation>
    </message>
    <message>
        <source>The server was told to stop and does not.</source>
        <translation>Der Server soll anhalten und tut es nicht.</translation>
    </message>
</context>
<context>
    <name>gatehouse::service::TrialServer</name>
    <message>
        <source>The server does not get ready to be asked.</source>
        <translation>Der Server wird nicht bereit, gefragt zu werden.</translation>
    </message>
    <message>
        <source>The server cannot be started to try this.</source>
        <translation>Der Server lässt sich für diesen Versuch nicht starten.</translation>
    </message>
    <message>
        <source>gatehoused, the server, cannot be run.</source>
        <translation>gatehoused, der Server, lässt sich nicht ausführen.</translation>
    </message>
    <message>
        <source>gatehoused, the server, is not installed here.</source>
        <translation>gatehoused, der Server, ist hier nicht installiert.</translation>
    </message>
    <message>
        <source>No temporary folder can be made.</source>
        <translation>Es lässt sich kein vorläufiger Ordner anlegen.</translation>
    </message>
</context>
<context>
    <name>gatehouse::service::UnitRunner</name>
    <message>
        <source>systemd refuses it: %1</source>
        <translation>systemd lehnt es ab: %1</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::AboutDialog</name>
    <message>
        <source>About Gatehouse</source>
        <translation>Über Gatehouse</translation>
    </message>
    <message>
        <source>Gatehouse %1</source>
        <translation>Gatehouse %1</translation>
    </message>
    <message>
        <source>The door in front of your team&apos;s MCP servers.</source>
        <translation>Die Tür vor den MCP-Servern Ihres Teams.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Gatehouse is free software under the GNU General Public License, version 3 or any later one (GPL-3.0-or-later), and comes without any warranty. Its text is in the file LICENSE and at &lt;a href=&quot;https://www.gnu.org/licenses/gpl-3.0.html&quot;&gt;gnu.org&lt;/a&gt;.&lt;/p&gt;&lt;p&gt;This app is made with Qt %1 (Core, Gui, Widgets, Network, Svg), used under the GNU Lesser General Public License, version 3.&lt;/p&gt;&lt;p&gt;The icons are part of Gatehouse.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Gatehouse ist freie Software unter der GNU General Public License, Version 3 oder einer späteren (GPL-3.0-or-later), und kommt ohne jede Gewährleistung. Ihr Text steht in der Datei LICENSE und bei &lt;a href=&quot;https://www.gnu.org/licenses/gpl-3.0.html&quot;&gt;gnu.org&lt;/a&gt;.&lt;/p&gt;&lt;p&gt;Diese App ist mit Qt %1 gemacht (Core, Gui, Widgets, Network, Svg), benutzt unter der GNU Lesser General Public License, Version 3.&lt;/p&gt;&lt;p&gt;Die Symbole gehören zu Gatehouse.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>About Qt</source>
        <translation>Über Qt</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::ConnectDialog</name>
    <message>
        <source>What ss&amp;h said:</source>
        <translation>Was ss&amp;h gesagt hat:</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Mit einem Server verbinden</translation>
    </message>
    <message>
        <source>The server of another machine is administered through ssh, with the keys that you sign in there with. Nothing is opened on the network for it.</source>
        <translation>Der Server eines anderen Rechners wird über ssh verwaltet, mit den Schlüsseln, mit denen Sie sich dort anmelden. Im Netz wird dafür nichts geöffnet.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Found by itself when this is empty</source>
        <translation>Wird gefunden, wenn hier nichts steht</translation>
    </message>
    <message>
        <source>&amp;Machine</source>
        <translation>&amp;Rechner</translation>
    </message>
    <message>
        <source>Admin &amp;socket there</source>
        <translation>Verwaltungs-&amp;Socket dort</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbindung mit %1 …</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::ConnectionBanner</name>
    <message>
        <source>Retry now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Not connected… retrying. %1</source>
        <translation>Nicht verbunden … wird wieder versucht. %1</translation>
    </message>
    <message>
        <source>%1 Start the server with “systemctl start gatehouse”, or run “gatehoused” in a terminal; it is found by itself.</source>
        <translation>%1 Starten Sie den Server mit „systemctl start gatehouse“ oder „gatehoused“ in einem Terminal; er wird von selbst gefunden.</translation>
    </message>
    <message>
        <source>Not connected… retrying. The server of %1 does not answer. Is gatehoused running there?</source>
        <translation>Nicht verbunden … wird wieder versucht. Der Server von %1 antwortet nicht. Läuft gatehoused dort?</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::Desk</name>
    <message>
        <source>Gatehouse goes on here, so that it can tell you when a client wants in.</source>
        <translation>Gatehouse läuft hier weiter, damit es Ihnen sagen kann, wenn ein Client herein will.</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::MachineBanner</name>
    <message>
        <source>Retry now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>What ssh says…</source>
        <translation>Was ssh sagt …</translation>
    </message>
    <message>
        <source>Back to this machine</source>
        <translation>Zurück zu diesem Rechner</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbindung mit %1 …</translation>
    </message>
    <message>
        <source>You see the server of another machine: %1</source>
        <translation>Sie sehen den Server eines anderen Rechners: %1</translation>
    </message>
    <message>
        <source>Not connected to %1. %2</source>
        <translation>Nicht mit %1 verbunden. %2</translation>
    </message>
    <message>
        <source>Not connected to %1… retrying. %2</source>
        <translation>Nicht mit %1 verbunden … wird wieder versucht. %2</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::Machines</name>
    <message>
        <source>Connect to a serv&amp;er…</source>
        <translation>Mit einem Serv&amp;er verbinden …</translation>
    </message>
    <message>
        <source>Recent &amp;machines</source>
        <translation>Let&amp;zte Rechner</translation>
    </message>
    <message>
        <source>&amp;Back to this machine</source>
        <translation>Zurück zu &amp;diesem Rechner</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>&amp;Forget them</source>
        <translation>&amp;Vergessen</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::Main</name>
    <message>
        <source>Watches and administers gatehoused.</source>
        <translation>Beobachtet und verwaltet gatehoused.</translation>
    </message>
    <message>
        <source>The admin socket of the server (ADMIN_SOCKET).</source>
        <translation>Der Verwaltungs-Socket des Servers (ADMIN_SOCKET).</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>&amp;Gatehouse</source>
        <translation>&amp;Gatehouse</translation>
    </message>
    <message>
        <source>&amp;Connect again</source>
        <translation>Neu &amp;verbinden</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Gatehouse</source>
        <translation>&amp;Über Gatehouse</translation>
    </message>
    <message>
        <source>%1 — Gatehouse</source>
        <translation>%1 — Gatehouse</translation>
    </message>
    <message>
        <source>&amp;Notifications…</source>
        <translation>&amp;Benachrichtigungen …</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::ServerControl</name>
    <message>
        <source>Set &amp;up…</source>
        <translation>E&amp;inrichten …</translation>
    </message>
    <message>
        <source>&amp;Start the server</source>
        <translation>Server &amp;starten</translation>
    </message>
    <message>
        <source>Sto&amp;p the server…</source>
        <translation>Server an&amp;halten …</translation>
    </message>
    <message>
        <source>&amp;Restart the server</source>
        <translation>Server &amp;neu starten</translation>
    </message>
    <message>
        <source>Start the server</source>
        <translation>Server starten</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Einrichten …</translation>
    </message>
    <message>
        <source>Start it here.</source>
        <translation>Starten Sie ihn hier.</translation>
    </message>
    <message>
        <source>Nothing is set up on this machine yet.</source>
        <translation>Auf diesem Rechner ist noch nichts eingerichtet.</translation>
    </message>
    <message>
        <source>Stop the server</source>
        <translation>Server anhalten</translation>
    </message>
    <message>
        <source>Stop the server?</source>
        <translation>Den Server anhalten?</translation>
    </message>
    <message>
        <source>Nobody can use an MCP server through it until it is started again. Sessions stay, and go on then.</source>
        <translation>Bis er wieder gestartet wird, kann niemand durch ihn einen MCP-Server benutzen. Sitzungen bleiben und gehen dann weiter.</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>The settings of now have mistakes. Set up with what can be understood of them?</source>
        <translation>Die jetzigen Einstellungen enthalten Fehler. Mit dem einrichten, was sich davon verstehen lässt?</translation>
    </message>
    <message>
        <source>What cannot be understood begins empty, and is replaced when you apply the set-up. Everything else stays.</source>
        <translation>Was sich nicht verstehen lässt, beginnt leer und wird ersetzt, wenn Sie die Einrichtung anwenden. Alles andere bleibt.</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::SingleInstance</name>
    <message>
        <source>The folder %1 cannot be written to.</source>
        <translation>In den Ordner %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Gatehouse is running already and does not answer. End it and start it again.</source>
        <translation>Gatehouse läuft schon und antwortet nicht. Beenden Sie es und starten Sie es neu.</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::Tray</name>
    <message>
        <source>Open Gatehouse</source>
        <translation>Gatehouse öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <source>Allow %1 (%2)</source>
        <translation>%1 erlauben (%2)</translation>
    </message>
    <message>
        <source>Deny %1 (%2)</source>
        <translation>%1 ablehnen (%2)</translation>
    </message>
    <message>
        <source>Gatehouse: %1</source>
        <translation>Gatehouse: %1</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::TroubleDialog</name>
    <message>
        <source>The server</source>
        <translation>Der Server</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Einrichten …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What the &amp;server said last:</source>
        <translation>Was der &amp;Server zuletzt gesagt hat:</translation>
    </message>
    <message>
        <source>The way to the server</source>
        <translation>Der Weg zum Server</translation>
    </message>
    <message>
        <source>What &amp;ssh said last:</source>
        <translation>Was &amp;ssh zuletzt gesagt hat:</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::UnsavedGuard</name>
    <message>
        <source>Unsaved settings</source>
        <translation>Ungespeicherte Einstellungen</translation>
    </message>
    <message numerus="yes">
        <source>Lose %n change(s) that are not saved?</source>
        <translation>
            <numerusform>%n ungespeicherte Änderung verlieren?</numerusform>
            <numerusform>%n ungespeicherte Änderungen verlieren?</numerusform>
        </translation>
    </message>
    <message>
        <source>They stand on the page Settings. Save them there, or leave without them; the server goes on as it is.</source>
        <translation>Sie stehen auf der Seite Einstellungen. Dort lassen sie sich speichern; ohne sie läuft der Server weiter wie bisher.</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>Ohne Speichern gehen</translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::WindowOutlet</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::AllowedPage</name>
    <message>
        <source>hd:example.com is everybody of a Google Workspace domain.</source>
        <translation>hd:example.com sind alle einer Google-Workspace-Domain.</translation>
    </message>
    <message>
        <source>An organization, or a team of it: acme, acme/platform.</source>
        <translation>Eine Organisation oder ein Team davon: acme, acme/platform.</translation>
    </message>
    <message>
        <source>tid:TENANT is everybody of a Microsoft tenant.</source>
        <translation>tid:MANDANT sind alle eines Microsoft-Mandanten.</translation>
    </message>
    <message>
        <source>As the provider names them in the claim groups.</source>
        <translation>Wie der Anbieter sie im Claim groups nennt.</translation>
    </message>
    <message>
        <source>Who may sign in?</source>
        <translation>Wer darf sich anmelden?</translation>
    </message>
    <message>
        <source>Whoever is not named here is refused, with a page that says so.</source>
        <translation>Wer hier nicht genannt ist, wird abgewiesen, mit einer Seite, die das sagt.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Everybody who has an account kept here may sign in. You make the accounts, so there is nothing to choose.&lt;/p&gt;&lt;p&gt;Another one is made in a terminal with:&lt;br&gt;&lt;code&gt;gatehoused --add-user NAME&lt;/code&gt;&lt;/p&gt;</source>
        <translation>&lt;p&gt;Alle, die ein hier geführtes Konto haben, dürfen sich anmelden. Die Konten legen Sie an, es ist also nichts zu wählen.&lt;/p&gt;&lt;p&gt;Ein weiteres legen Sie in einem Terminal an mit:&lt;br&gt;&lt;code&gt;gatehoused --add-user NAME&lt;/code&gt;&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;E-mail addresses, one a line. *@example.com is everybody of that domain.</source>
        <translation>&amp;E-Mail-Adressen, eine je Zeile. *@example.com sind alle dieser Domain.</translation>
    </message>
    <message>
        <source>And members of these &amp;groups, separated by commas:</source>
        <translation>Und Mitglieder dieser &amp;Gruppen, durch Kommas getrennt:</translation>
    </message>
    <message>
        <source>Name somebody: with no address and no group, nobody could sign in.</source>
        <translation>Nennen Sie jemanden: ohne Adresse und ohne Gruppe könnte sich niemand anmelden.</translation>
    </message>
    <message>
        <source>* lets in everybody who has an account at the provider, strangers too.</source>
        <translation>* lässt alle herein, die beim Anbieter ein Konto haben, auch Fremde.</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::Apply</name>
    <message>
        <source>These settings do not go together.</source>
        <translation>Diese Einstellungen passen nicht zusammen.</translation>
    </message>
    <message>
        <source>Go back and correct them.</source>
        <translation>Gehen Sie zurück und berichtigen Sie sie.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>Go back and choose where secrets are kept.</source>
        <translation>Gehen Sie zurück und wählen Sie, wo Geheimnisse aufbewahrt werden.</translation>
    </message>
    <message>
        <source>The account cannot be saved.</source>
        <translation>Das Konto lässt sich nicht speichern.</translation>
    </message>
    <message>
        <source>Go back and correct it.</source>
        <translation>Gehen Sie zurück und berichtigen Sie es.</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::ClientSnippets</name>
    <message>
        <source>Open the settings, go to Connectors, choose “Add custom connector” and enter the address. It works on the web, on the desktop and on the phone.</source>
        <translation>Öffnen Sie in den Einstellungen die Konnektoren, wählen Sie „Benutzerdefinierten Konnektor hinzufügen“ und tragen Sie die Adresse ein. Das geht im Web, auf dem Desktop und auf dem Telefon.</translation>
    </message>
    <message>
        <source>Run this, then choose the server under /mcp to sign in.</source>
        <translation>Führen Sie das aus und wählen Sie den Server danach unter /mcp aus, um sich anzumelden.</translation>
    </message>
    <message>
        <source>Switch on developer mode in the settings for apps and connectors, create a connector with the address, and choose OAuth.</source>
        <translation>Schalten Sie in den Einstellungen für Apps und Konnektoren den Entwicklermodus ein, legen Sie mit der Adresse einen Konnektor an und wählen Sie OAuth.</translation>
    </message>
    <message>
        <source>Add this to the file %1.</source>
        <translation>Fügen Sie das in die Datei %1 ein.</translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation>Andere Programme</translation>
    </message>
    <message>
        <source>Most take the address as it is. Those that can only start a command use mcp-remote, which needs Node.js.</source>
        <translation>Die meisten nehmen die Adresse, wie sie ist. Solche, die nur einen Befehl starten können, benutzen mcp-remote; dafür ist Node.js nötig.</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::ConnectPage</name>
    <message>
        <source>Connect your clients</source>
        <translation>Clients verbinden</translation>
    </message>
    <message>
        <source>Give this address to your team. Whoever adds it signs in with the browser once.</source>
        <translation>Geben Sie diese Adresse Ihrem Team. Wer sie einträgt, meldet sich einmal mit dem Browser an.</translation>
    </message>
    <message>
        <source>Address for clients</source>
        <translation>Adresse für Clients</translation>
    </message>
    <message>
        <source>For this client</source>
        <translation>Für diesen Client</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>%1 runs elsewhere and does not reach an address of this machine. For it, choose another way on the first page.</source>
        <translation>%1 läuft anderswo und erreicht keine Adresse dieses Rechners. Wählen Sie dafür auf der ersten Seite einen anderen Weg.</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::CredentialsPage</name>
    <message>
        <source>Credentials</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>What is typed here is tried out now, and kept when you apply it all on the last page.</source>
        <translation>Was Sie hier eingeben, wird gleich ausprobiert und erst aufbewahrt, wenn Sie am Ende alles anwenden.</translation>
    </message>
    <message>
        <source>Its ID or domain; empty: any</source>
        <translation>ID oder Domain; leer: jeder</translation>
    </message>
    <message>
        <source>&amp;Issuer:</source>
        <translation>&amp;Aussteller (Issuer):</translation>
    </message>
    <message>
        <source>&amp;Tenant:</source>
        <translation>&amp;Mandant (Tenant):</translation>
    </message>
    <message>
        <source>&amp;Client ID:</source>
        <translation>&amp;Client-ID:</translation>
    </message>
    <message>
        <source>Client &amp;secret:</source>
        <translation>Client-&amp;Geheimnis:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
    <message>
        <source>Password a&amp;gain:</source>
        <translation>Passwort no&amp;ch einmal:</translation>
    </message>
    <message>
        <source>Check &amp;now</source>
        <translation>&amp;Jetzt prüfen</translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <translation>Trotzdem weiter</translation>
    </message>
    <message>
        <source>Copy both from the page of %1.</source>
        <translation>Kopieren Sie beides von der Seite des Anbieters (%1).</translation>
    </message>
    <message>
        <source>Give the account a name.</source>
        <translation>Geben Sie dem Konto einen Namen.</translation>
    </message>
    <message numerus="yes">
        <source>The password needs %n character(s) at least.</source>
        <translation>
            <numerusform>Das Passwort braucht mindestens %n Zeichen.</numerusform>
            <numerusform>Das Passwort braucht mindestens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>Die beiden Passwörter sind nicht gleich.</translation>
    </message>
    <message>
        <source>Enter the client ID and the client secret.</source>
        <translation>Tragen Sie die Client-ID und das Client-Geheimnis ein.</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 wird gefragt …</translation>
    </message>
    <message>
        <source>Empty when the provider has discovery</source>
        <translation>Leer, wenn der Anbieter Discovery hat</translation>
    </message>
    <message>
        <source>&amp;Authorization URL:</source>
        <translation>A&amp;utorisierungs-URL:</translation>
    </message>
    <message>
        <source>T&amp;oken URL:</source>
        <translation>&amp;Token-URL:</translation>
    </message>
    <message>
        <source>Enter the issuer, or the userinfo URL: the address that the provider is known by.</source>
        <translation>Tragen Sie den Aussteller oder die Userinfo-URL ein: die Adresse, unter der der Anbieter bekannt ist.</translation>
    </message>
    <message>
        <source>Leave the password empty to keep the accounts that are there.</source>
        <translation>Lassen Sie das Passwort leer, um die vorhandenen Konten zu behalten.</translation>
    </message>
    <message>
        <source>The first account, by which you sign in yourself.</source>
        <translation>Das erste Konto, mit dem Sie sich selbst anmelden.</translation>
    </message>
    <message>
        <source>The client ID and the secret are known to %1.</source>
        <translation>Client-ID und Geheimnis sind bekannt bei: %1.</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::ProofPage</name>
    <message>
        <source>Does it work?</source>
        <translation>Funktioniert es?</translation>
    </message>
    <message>
        <source>The server is started, looked over, and signed in at, as a client would do it.</source>
        <translation>Der Server wird gestartet und durchgesehen; dann melden Sie sich an, wie ein Client es tut.</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Noch einmal versuchen</translation>
    </message>
    <message>
        <source>&amp;Sign in with the browser</source>
        <translation>Mit dem Browser &amp;anmelden</translation>
    </message>
    <message>
        <source>&amp;List the tools again</source>
        <translation>Werkzeuge noch einmal auf&amp;listen</translation>
    </message>
    <message>
        <source>If no browser has opened, open this in one:</source>
        <translation>Hat sich kein Browser geöffnet, so öffnen Sie das in einem:</translation>
    </message>
    <message>
        <source>Address to sign in at</source>
        <translation>Adresse zum Anmelden</translation>
    </message>
    <message>
        <source>What the server said</source>
        <translation>Was der Server gesagt hat</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Write the settings.</source>
        <translation>Einstellungen schreiben.</translation>
    </message>
    <message>
        <source>Start the server.</source>
        <translation>Server starten.</translation>
    </message>
    <message>
        <source>Let the doctor look it over.</source>
        <translation>Vom Doktor durchsehen lassen.</translation>
    </message>
    <message>
        <source>Sign in as a client does.</source>
        <translation>Anmelden, wie ein Client es tut.</translation>
    </message>
    <message>
        <source>Ask the MCP server for its tools.</source>
        <translation>Den MCP-Server nach seinen Werkzeugen fragen.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Alles ist in Ordnung.</translation>
    </message>
    <message numerus="yes">
        <source>It has found %n thing(s):</source>
        <translation>
            <numerusform>Er hat %n Sache gefunden:</numerusform>
            <numerusform>Er hat %n Sachen gefunden:</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on in the browser.</source>
        <translation>Machen Sie im Browser weiter.</translation>
    </message>
    <message numerus="yes">
        <source>It has %n tool(s):</source>
        <translation>
            <numerusform>Er hat %n Werkzeug:</numerusform>
            <numerusform>Er hat %n Werkzeuge:</numerusform>
        </translation>
    </message>
    <message>
        <source>It works. The session stands on the page Sessions; end it there.</source>
        <translation>Es funktioniert. Die Sitzung steht auf der Seite „Sitzungen“; beenden Sie sie dort.</translation>
    </message>
    <message>
        <source>What was written stays: the server does not stop.</source>
        <translation>Was geschrieben wurde, bleibt: Der Server hält nicht an.</translation>
    </message>
    <message>
        <source>The server runs, and this app does not reach it at %1. Try again, or close this app and start it again: then it looks there.</source>
        <translation>Der Server läuft, und diese App erreicht ihn unter %1 nicht. Versuchen Sie es noch einmal, oder schließen Sie diese App und starten Sie sie neu: Dann sucht sie dort.</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::ProviderPage</name>
    <message>
        <source>Where do people sign in?</source>
        <translation>Wo melden sich die Leute an?</translation>
    </message>
    <message>
        <source>Best with what your team has already: nobody needs another password.</source>
        <translation>Am besten mit dem, was Ihr Team schon hat: Niemand braucht ein weiteres Passwort.</translation>
    </message>
    <message>
        <source>The redirect URI to register there:</source>
        <translation>Die Redirect-URI, die dort einzutragen ist:</translation>
    </message>
    <message>
        <source>Redirect URI</source>
        <translation>Redirect-URI</translation>
    </message>
    <message>
        <source>People sign in at %1 now. The set-up knows one provider, and puts it in the place of all of them.</source>
        <translation>Derzeit meldet man sich bei %1 an. Die Einrichtung kennt einen Anbieter und setzt ihn an die Stelle aller.</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::ProviderSteps</name>
    <message>
        <source>&lt;ol&gt;&lt;li&gt;Open &lt;a href=&quot;https://console.cloud.google.com/auth/clients&quot;&gt;Google Cloud, Clients&lt;/a&gt;; choose or create a project.&lt;/li&gt;&lt;li&gt;Create a client of the type &lt;b&gt;Web application&lt;/b&gt;.&lt;/li&gt;&lt;li&gt;Under &lt;b&gt;Authorized redirect URIs&lt;/b&gt; add the one below.&lt;/li&gt;&lt;li&gt;Keep the page open: it shows the client ID and the client secret, which come next.&lt;/li&gt;&lt;/ol&gt;&lt;p&gt;With Google Workspace, set the audience to &lt;b&gt;Internal&lt;/b&gt;; otherwise add people as test users until the app is published.&lt;/p&gt;</source>
        <translation>&lt;ol&gt;&lt;li&gt;Öffnen Sie &lt;a href=&quot;https://console.cloud.google.com/auth/clients&quot;&gt;Google Cloud, Clients&lt;/a&gt;; wählen Sie ein Projekt oder legen Sie eines an.&lt;/li&gt;&lt;li&gt;Legen Sie einen Client vom Typ &lt;b&gt;Webanwendung&lt;/b&gt; an.&lt;/li&gt;&lt;li&gt;Tragen Sie unter &lt;b&gt;Autorisierte Weiterleitungs-URIs&lt;/b&gt; die untenstehende ein.&lt;/li&gt;&lt;li&gt;Lassen Sie die Seite offen: Sie zeigt Client-ID und Clientschlüssel, die als Nächstes gebraucht werden.&lt;/li&gt;&lt;/ol&gt;&lt;p&gt;Mit Google Workspace stellen Sie die Zielgruppe auf &lt;b&gt;Intern&lt;/b&gt;; sonst tragen Sie die Leute als Testnutzer ein, bis die App veröffentlicht ist.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;ol&gt;&lt;li&gt;Open &lt;a href=&quot;https://github.com/settings/applications/new&quot;&gt;GitHub, Register a new OAuth app&lt;/a&gt;; for an organization, in its settings.&lt;/li&gt;&lt;li&gt;As &lt;b&gt;Homepage URL&lt;/b&gt; enter the address of the server.&lt;/li&gt;&lt;li&gt;As &lt;b&gt;Authorization callback URL&lt;/b&gt; enter the one below.&lt;/li&gt;&lt;li&gt;Press &lt;b&gt;Generate a new client secret&lt;/b&gt; and keep the page open.&lt;/li&gt;&lt;/ol&gt;</source>
        <translation>&lt;ol&gt;&lt;li&gt;Öffnen Sie &lt;a href=&quot;https://github.com/settings/applications/new&quot;&gt;GitHub, Register a new OAuth app&lt;/a&gt;; für eine Organisation in deren Einstellungen.&lt;/li&gt;&lt;li&gt;Als &lt;b&gt;Homepage URL&lt;/b&gt; tragen Sie die Adresse des Servers ein.&lt;/li&gt;&lt;li&gt;Als &lt;b&gt;Authorization callback URL&lt;/b&gt; tragen Sie die untenstehende ein.&lt;/li&gt;&lt;li&gt;Drücken Sie &lt;b&gt;Generate a new client secret&lt;/b&gt; und lassen Sie die Seite offen.&lt;/li&gt;&lt;/ol&gt;</translation>
    </message>
    <message>
        <source>&lt;ol&gt;&lt;li&gt;Open &lt;a href=&quot;https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade&quot;&gt;Microsoft Entra, App registrations&lt;/a&gt; and press &lt;b&gt;New registration&lt;/b&gt;.&lt;/li&gt;&lt;li&gt;As redirect URI choose the platform &lt;b&gt;Web&lt;/b&gt; and enter the one below.&lt;/li&gt;&lt;li&gt;Under &lt;b&gt;Certificates &amp;amp; secrets&lt;/b&gt; make a client secret and copy its &lt;b&gt;Value&lt;/b&gt;, not its ID.&lt;/li&gt;&lt;li&gt;The &lt;b&gt;Overview&lt;/b&gt; shows the application ID and the tenant ID.&lt;/li&gt;&lt;/ol&gt;</source>
        <translation>&lt;ol&gt;&lt;li&gt;Öffnen Sie &lt;a href=&quot;https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade&quot;&gt;Microsoft Entra, App-Registrierungen&lt;/a&gt; und drücken Sie &lt;b&gt;Neue Registrierung&lt;/b&gt;.&lt;/li&gt;&lt;li&gt;Als Umleitungs-URI wählen Sie die Plattform &lt;b&gt;Web&lt;/b&gt; und tragen die untenstehende ein.&lt;/li&gt;&lt;li&gt;Unter &lt;b&gt;Zertifikate &amp;amp; Geheimnisse&lt;/b&gt; legen Sie einen geheimen Clientschlüssel an und kopieren seinen &lt;b&gt;Wert&lt;/b&gt;, nicht seine ID.&lt;/li&gt;&lt;li&gt;Die &lt;b&gt;Übersicht&lt;/b&gt; zeigt die Anwendungs-ID und die Mandanten-ID.&lt;/li&gt;&lt;/ol&gt;</translation>
    </message>
    <message>
        <source>&lt;ol&gt;&lt;li&gt;At Keycloak, Okta, Authentik, GitLab or whatever you have, add a client (application) for a &lt;b&gt;web&lt;/b&gt; program: confidential, with the authorization code flow.&lt;/li&gt;&lt;li&gt;Register the redirect URI below.&lt;/li&gt;&lt;li&gt;Note its &lt;b&gt;issuer&lt;/b&gt;, the client ID and the client secret.&lt;/li&gt;&lt;/ol&gt;</source>
        <translation>&lt;ol&gt;&lt;li&gt;Legen Sie bei Keycloak, Okta, Authentik, GitLab oder was Sie haben einen Client (eine Anwendung) für ein &lt;b&gt;Web&lt;/b&gt;-Programm an: vertraulich (confidential), mit dem Authorization-Code-Ablauf.&lt;/li&gt;&lt;li&gt;Tragen Sie die untenstehende Redirect-URI ein.&lt;/li&gt;&lt;li&gt;Notieren Sie den &lt;b&gt;Aussteller&lt;/b&gt; (Issuer), die Client-ID und das Client-Geheimnis.&lt;/li&gt;&lt;/ol&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Names and passwords are kept by Gatehouse itself. Nothing has to be registered anywhere: right for one person, or for a first try.&lt;/p&gt;&lt;p&gt;You make the first account on the next page, and more with &lt;code&gt;gatehoused --add-user&lt;/code&gt;.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Namen und Passwörter führt Gatehouse selbst. Nirgends muss etwas registriert werden: richtig für eine Person oder für einen ersten Versuch.&lt;/p&gt;&lt;p&gt;Das erste Konto legen Sie auf der nächsten Seite an, weitere mit &lt;code&gt;gatehoused --add-user&lt;/code&gt;.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Another provider</source>
        <translation>Ein anderer Anbieter</translation>
    </message>
    <message>
        <source>Accounts kept here</source>
        <translation>Hier geführte Konten</translation>
    </message>
    <message>
        <source>your provider</source>
        <translation>Ihr Anbieter</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::ReachPage</name>
    <message>
        <source>Clients connect to one address. Programs that run elsewhere, such as Claude on the web, need one that the internet reaches.</source>
        <translation>Clients verbinden sich mit einer Adresse. Programme, die anderswo laufen, etwa Claude im Web, brauchen eine, die aus dem Internet erreichbar ist.</translation>
    </message>
    <message>
        <source>From &amp;this machine only</source>
        <translation>Nur von &amp;diesem Rechner</translation>
    </message>
    <message>
        <source>For a first try, and for clients that run here. It can be changed later.</source>
        <translation>Für einen ersten Versuch und für Clients, die hier laufen. Das lässt sich später ändern.</translation>
    </message>
    <message>
        <source>By a domain of my own, behind &amp;Caddy or nginx</source>
        <translation>Über eine eigene Domain, hinter &amp;Caddy oder nginx</translation>
    </message>
    <message>
        <source>Caddy or nginx has the certificate and passes everything on.</source>
        <translation>Caddy oder nginx hat das Zertifikat und gibt alles weiter.</translation>
    </message>
    <message>
        <source>By a domain and a c&amp;ertificate of my own</source>
        <translation>Über eine eigene Domain mit eigenem &amp;Zertifikat</translation>
    </message>
    <message>
        <source>Without anything in front.</source>
        <translation>Ohne etwas davor.</translation>
    </message>
    <message>
        <source>Through a t&amp;unnel</source>
        <translation>Durch einen &amp;Tunnel</translation>
    </message>
    <message>
        <source>Needs cloudflared or tailscale, and neither is installed here.</source>
        <translation>Braucht cloudflared oder tailscale; keines von beiden ist hier installiert.</translation>
    </message>
    <message>
        <source>With %1, which is installed here.</source>
        <translation>Mit %1, hier installiert.</translation>
    </message>
    <message>
        <source>What to write into its settings</source>
        <translation>Was in seine Einstellungen zu schreiben ist</translation>
    </message>
    <message>
        <source>&amp;Domain:</source>
        <translation>D&amp;omain:</translation>
    </message>
    <message>
        <source>&amp;Port on this machine:</source>
        <translation>&amp;Port auf diesem Rechner:</translation>
    </message>
    <message>
        <source>Certificate &amp;file:</source>
        <translation>Zertifikats&amp;datei:</translation>
    </message>
    <message>
        <source>Choose the certificate with its chain</source>
        <translation>Zertifikat mit seiner Kette auswählen</translation>
    </message>
    <message>
        <source>&amp;Key file:</source>
        <translation>&amp;Schlüsseldatei:</translation>
    </message>
    <message>
        <source>Choose the key of the certificate</source>
        <translation>Schlüssel des Zertifikats auswählen</translation>
    </message>
    <message>
        <source>&amp;In front:</source>
        <translation>Da&amp;vor:</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.key);;All files (*)</source>
        <translation>PEM-Dateien (*.pem *.crt *.key);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Say the domain that people reach it by.</source>
        <translation>Nennen Sie die Domain, über die man ihn erreicht.</translation>
    </message>
    <message>
        <source>Choose the files of the certificate and of its key.</source>
        <translation>Wählen Sie die Dateien des Zertifikats und seines Schlüssels aus.</translation>
    </message>
    <message>
        <source>How do people reach the server?</source>
        <translation>Wie erreicht man den Server?</translation>
    </message>
    <message>
        <source>any that is free</source>
        <translation>ein beliebiger freier</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::ServerDraft</name>
    <message>
        <source>This is not JSON: %1.</source>
        <translation>Das ist kein JSON: %1.</translation>
    </message>
    <message>
        <source>Paste a JSON, a URL or a command first.</source>
        <translation>Fügen Sie erst ein JSON, eine URL oder einen Befehl ein.</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::SetupWizard</name>
    <message>
        <source>Set up Gatehouse</source>
        <translation>Gatehouse einrichten</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>Cancel the set-up</source>
        <translation>Einrichtung abbrechen</translation>
    </message>
    <message>
        <source>Take back what has been set up?</source>
        <translation>Das Eingerichtete zurücknehmen?</translation>
    </message>
    <message>
        <source>The server is stopped, and its settings are as they were before.</source>
        <translation>Der Server wird angehalten, und seine Einstellungen sind wieder wie vorher.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>The account %1 stays, with its new password.</source>
        <translation>Das Konto %1 bleibt, mit seinem neuen Passwort.</translation>
    </message>
    <message>
        <source>Nothing is taken back while the server runs.</source>
        <translation>Solange der Server läuft, wird nichts zurückgenommen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::StartPage</name>
    <message>
        <source>Start the server</source>
        <translation>Server starten</translation>
    </message>
    <message>
        <source>Nothing has been written yet. “Apply” writes it and starts the server; if something goes wrong, all of it is taken back.</source>
        <translation>Noch ist nichts geschrieben. „Anwenden“ schreibt alles und startet den Server; geht etwas schief, wird alles zurückgenommen.</translation>
    </message>
    <message>
        <source>&amp;Start it whenever I log in</source>
        <translation>Starten, wann immer ich mich am Rechner an&amp;melde</translation>
    </message>
    <message>
        <source>Where the client secret is kept:</source>
        <translation>Wo das Client-Geheimnis aufbewahrt wird:</translation>
    </message>
    <message>
        <source>In a &amp;file that only you can read</source>
        <translation>In einer &amp;Datei, die nur Sie lesen können</translation>
    </message>
    <message>
        <source>The server can start by itself, before you have unlocked anything.</source>
        <translation>Der Server kann von selbst starten, bevor Sie etwas entsperrt haben.</translation>
    </message>
    <message>
        <source>In the &amp;keychain of the desktop</source>
        <translation>Im &amp;Schlüsselbund des Desktops</translation>
    </message>
    <message>
        <source>Encrypted. The server starts once the keychain is unlocked.</source>
        <translation>Verschlüsselt. Der Server startet, sobald der Schlüsselbund entsperrt ist.</translation>
    </message>
    <message>
        <source>It runs as a service of systemd in your session, apart from this app.</source>
        <translation>Er läuft als Dienst von systemd in Ihrer Sitzung, getrennt von dieser App.</translation>
    </message>
    <message>
        <source>It runs as a program of yours, and goes on when this app is closed.</source>
        <translation>Er ist ein eigenes Programm und läuft weiter, wenn diese App geschlossen wird.</translation>
    </message>
    <message>
        <source>gatehoused, the server, is not installed here. Install its package first.</source>
        <translation>gatehoused, der Server, ist hier nicht installiert. Installieren Sie erst sein Paket.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>People sign in at</source>
        <translation>Angemeldet wird bei</translation>
    </message>
    <message>
        <source>MCP servers</source>
        <translation>MCP-Server</translation>
    </message>
    <message>
        <source>the built-in one</source>
        <translation>der eingebaute</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n Server</numerusform>
            <numerusform>%n Server</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Servers file</source>
        <translation>Datei der Server</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::StepList</name>
    <message>
        <source>not begun</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>done, with a warning</source>
        <translation>erledigt, mit einer Warnung</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::ToolServersPage</name>
    <message>
        <source>Which MCP servers are behind the door?</source>
        <translation>Welche MCP-Server stehen hinter der Tür?</translation>
    </message>
    <message>
        <source>Without one there is a built-in server, so that all of this can be tried. More can be added later.</source>
        <translation>Ohne einen gibt es einen eingebauten Server, damit sich alles ausprobieren lässt. Weitere können später dazukommen.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Asking the servers…</source>
        <translation>Die Server werden gefragt …</translation>
    </message>
    <message>
        <source>&amp;Paste what you have: an mcpServers JSON, the URL of a server, or a command.</source>
        <translation>Fügen Sie &amp;ein, was Sie haben: ein mcpServers-JSON, die URL eines Servers oder einen Befehl.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>URL or program</source>
        <translation>URL oder Programm</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>MCP servers</source>
        <translation>MCP-Server</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;List the tools</source>
        <translation>Werkzeuge auf&amp;listen</translation>
    </message>
    <message>
        <source>Starts each server once and asks it what it can do.</source>
        <translation>Startet jeden Server einmal und fragt ihn, was er kann.</translation>
    </message>
    <message>
        <source>There is a mistake in the file of the MCP servers. Remove the one it is in, or paste all of them again.</source>
        <translation>In der Datei der MCP-Server ist ein Fehler. Entfernen Sie den Server, bei dem er steht, oder fügen Sie alle noch einmal ein.</translation>
    </message>
</context>
</TS>
