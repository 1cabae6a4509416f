-- SPDX-FileCopyrightText: The Gatehouse authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Whole sign-ins as browsers and clients make them: link, consent, back from the provider, code for
-- tokens. Driven by the environment: BENCH_AUTHORIZE (path and query of the client's link),
-- BENCH_TOKEN (the form that redeems a code, without the code), BENCH_SIGNINS (how many).
-- The provider takes a code that carries nonce and challenge of the request (`openBook` of
-- tests/e2e/support/faulty.mjs), so nobody has to visit it.
-- Each answer holds all that the next request of its sign-in needs: any connection can send that.
local wanted = tonumber(os.getenv("BENCH_SIGNINS"))
local pending, first, last = {}, 1, 0
-- wrk throws the first request away: it only looks whether it is one.
local begun, finished, refused = -1, 0, 0
local broken = ""

local headers = { ["Accept"] = "text/html,application/xhtml+xml,*/*;q=0.8", ["Accept-Language"] = "en",
  ["Sec-Fetch-Dest"] = "document", ["Sec-Fetch-Mode"] = "navigate" }

local function browse(method, path, site, cookie, body)
  local sent = { ["Host"] = wrk.headers["Host"], ["Sec-Fetch-Site"] = site, ["Cookie"] = cookie }
  for name, value in pairs(headers) do sent[name] = value end
  if body then
    sent["Content-Type"] = "application/x-www-form-urlencoded"
    sent["Origin"] = "http://" .. wrk.headers["Host"]
  end
  return wrk.format(method, path, sent, body)
end

local function put(request)
  last = last + 1
  pending[last] = request
end

local function cookieOf(answer)
  return (answer["Set-Cookie"] or answer["set-cookie"] or ""):match("^[^;]*")
end

local function afterConsentPage(answer, body)
  local token = body:match('name="form_token" value="([^"]+)"')
  if token then
    put(browse("POST", "/authorize/consent", "same-origin", cookieOf(answer),
      "form_token=" .. token .. "&decision=allow"))
  end
  return token
end

local function afterConsent(answer, body)
  local query = body:match('http%-equiv="refresh" content="0;url=[^"]+/authorize%?([^"]+)"')
  if query then
    local state, nonce = query:match("state=([^&]+)"), query:match("nonce=([^&\"]+)")
    local challenge = query:match("code_challenge=([^&]+)")
    put(browse("GET", "/oauth/callback?state=" .. state .. "&code=" .. nonce .. "." .. challenge,
      "cross-site", cookieOf(answer)))
  end
  return query
end

local function afterCallback(answer)
  local code = (answer["Location"] or answer["location"] or ""):match("[?&]code=([^&]+)")
  if code then
    put(wrk.format("POST", "/token", { ["Host"] = wrk.headers["Host"],
      ["Content-Type"] = "application/x-www-form-urlencoded" }, os.getenv("BENCH_TOKEN") .. "&code=" .. code))
  end
  return code
end

-- A connection without work, while the last sign-ins end on others, would ask for /health without a
-- pause, and the server's time for that would count as theirs.
function delay()
  return (pending[first] or begun < wanted) and 0 or 10
end

function request()
  local taken = pending[first]
  if taken then
    pending[first] = nil
    first = first + 1
    return taken
  end
  if begun < wanted then
    begun = begun + 1
    return browse("GET", os.getenv("BENCH_AUTHORIZE"), "cross-site")
  end
  return wrk.format("GET", "/health")
end

function response(status, answer, body)
  if afterConsentPage(answer, body) or afterConsent(answer, body) or afterCallback(answer) then return end
  if body:find('"refresh_token"', 1, true) then
    finished = finished + 1
  elseif status ~= 200 or not body:find('"status"', 1, true) then
    refused = refused + 1
    broken = status .. " " .. body:sub(-800)
  end
  -- wrk sleeps until its time is over however early the work is done: who started it ends it.
  if finished + refused == wanted then
    print("Signed in " .. finished .. " " .. broken)
    io.stdout:flush()
    wrk.thread:stop()
  end
end
